"""The officers' pages: who gets in, what stands there, what a POST does."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Person
from rosters.enums import State
from rosters.models import RosterImport
from tests.rosters.books import TITLES, number, person, workbook
from tests.rosters.hostile import GOOD
from tests.rosters.working import bring, deliver, fresh, preview

pytestmark = pytest.mark.django_db
URL = "/people/rosters/"
OBJECTS = [("", "get"), ("progress/", "get"), ("columns/", "get"), ("errors.xlsx", "get")]
DECISIONS = [("apply/", "post"), ("undo/", "post"), ("discard/", "post"), ("rows/1/take/", "post")]


@pytest.fixture
def roster(tree, county_officer) -> RosterImport:
    rows = [person(1), person(2, number="5.10802E+17"), person(3, phone="12345")]
    return preview(workbook(rows), tree.company, county_officer)


@pytest.mark.parametrize(("path", "method"), OBJECTS + DECISIONS)
def test_roster_of_another_part_is_not_there(path, method, roster, other_officer, client_for):
    answer = getattr(client_for(other_officer), method)(f"{URL}{roster.pk}/{path}")
    assert answer.status_code == 404


@pytest.mark.parametrize(("path", "method"), OBJECTS + DECISIONS)
def test_worker_is_refused_and_visitor_sent_to_sign_in(path, method, roster, worker, client_for, client):
    assert getattr(client_for(worker), method)(f"{URL}{roster.pk}/{path}").status_code == 403
    assert getattr(client, method)(f"{URL}{roster.pk}/{path}").url.startswith("/accounts/login/")


def test_company_officer_does_not_see_the_countys_roster(tree, county_officer, company_officer, client_for):
    roster = preview(workbook([person(1)]), tree.county, county_officer)
    assert client_for(company_officer).get(f"{URL}{roster.pk}/").status_code == 404
    assert "名册.xlsx" not in client_for(company_officer).get(URL).content.decode()


def test_upload_leads_to_the_roster(tree, county_officer, client_for):
    client = client_for(county_officer)
    file = SimpleUploadedFile("十一月.xlsx", GOOD)
    answer = client.post(f"{URL}new/", {"union": "company", "file": file})
    roster = RosterImport.objects.get()
    assert (answer.status_code, answer.url) == (302, f"{URL}{roster.pk}/")
    assert "查看进度" in client.get(answer.url).content.decode()  # for who has no scripts
    deliver()
    assert client.get(f"{URL}{roster.pk}/progress/")["HX-Redirect"] == f"{URL}{roster.pk}/"
    assert "十一月.xlsx" in client.get(URL).content.decode()


def test_upload_for_a_foreign_union_is_refused(tree, county_officer, client_for):
    answer = client_for(county_officer).post(
        f"{URL}new/", {"union": "other-company", "file": SimpleUploadedFile("x.xlsx", GOOD)}
    )
    assert (answer.status_code, RosterImport.objects.count()) == (422, 0)


def test_too_large_a_file_is_refused_beside_the_field(tree, county_officer, client_for, settings):
    settings.ROSTERS = {"bytes": 100}
    answer = client_for(county_officer).post(
        f"{URL}new/", {"union": "company", "file": SimpleUploadedFile("x.xlsx", GOOD)}
    )
    assert (answer.status_code, RosterImport.objects.count()) == (422, 0)
    assert "请拆开上传" in answer.content.decode()


def test_rows_with_errors_say_how_to_mend_them(roster, county_officer, client_for):
    page = client_for(county_officer).get(f"{URL}{roster.pk}/?show=error").content.decode()
    for words in ("证件号丢失", "5.10802E+17", "设为文本", "手机号位数不对", "下载这些行去改"):
        assert words in page


def test_whole_numbers_stand_on_no_page(roster, county_officer, client_for):
    bring(workbook([person(5, gender="男"), person(7, "钱八", gender="女")]), roster.union, county_officer)
    for found in RosterImport.objects.all():
        for show in ("new", "error", "same"):
            page = client_for(county_officer).get(f"{URL}{found.pk}/?show={show}").content.decode()
            assert [n for n in (1, 3, 5, 7) if number(n) in page or person(n)[3] in page] == []


@pytest.mark.parametrize("rows", [1, 3, 60])
def test_preview_keeps_its_number_of_queries(rows, tree, county_officer, client_for):
    roster = preview(workbook([person(n) for n in range(1, rows + 1)]), tree.company, county_officer)
    client = client_for(county_officer)
    client.get(f"{URL}{roster.pk}/")
    with CaptureQueriesContext(connection) as queries:
        page = client.get(f"{URL}{roster.pk}/").content.decode()
    assert len(queries) == 10
    assert ("下一页" in page) == (rows > 25)


def test_every_row_is_reached_by_the_next_pages(tree, county_officer, client_for):
    roster = preview(workbook([person(n) for n in range(1, 61)]), tree.company, county_officer)
    client, after, seen = client_for(county_officer), "", []
    while after is not None:
        page = client.get(f"{URL}{roster.pk}/", {"show": "new", "after": after}).context["page"]
        seen += [shown.row.position for shown in page.rows]
        after = page.next
    assert seen == list(range(2, 62))


def test_buttons_import_undo_and_discard(roster, county_officer, client_for):
    client = client_for(county_officer)
    assert client.post(f"{URL}{roster.pk}/apply/").status_code == 302
    deliver()
    assert "导入结果" in client.get(f"{URL}{roster.pk}/").content.decode()
    assert Person.objects.filter(name=person(1)[0]).exists()
    client.post(f"{URL}{roster.pk}/undo/")
    deliver()
    assert fresh(roster).state == State.UNDONE
    assert "已经撤销" in client.get(f"{URL}{roster.pk}/").content.decode()
    other = preview(GOOD, roster.union, county_officer)
    client.post(f"{URL}{other.pk}/discard/")
    assert (fresh(other).state, bool(fresh(other).file), other.rows.count()) == (State.DISCARDED, False, 0)


def test_decision_that_came_too_late_is_told_and_harmless(roster, county_officer, client_for):
    client = client_for(county_officer)
    client.post(f"{URL}{roster.pk}/discard/")
    page = client.post(f"{URL}{roster.pk}/apply/", follow=True).content.decode()
    assert "不在待导入状态" in page


def test_officer_names_columns_that_were_not_recognised(tree, county_officer, client_for):
    data = workbook([["x", number(1), "王建军"]], titles=["甲列", "乙列", "丙列"])
    roster, client = preview(data, tree.company, county_officer), client_for(county_officer)
    assert roster.state == State.COLUMNS
    page = client.get(f"{URL}{roster.pk}/", follow=True).content.decode()
    assert "没有认出表头" in page
    assert client.post(f"{URL}{roster.pk}/columns/", {"name": "2"}).status_code == 422
    assert client.post(f"{URL}{roster.pk}/columns/", {"name": "2", "number": "2"}).status_code == 422
    assert client.post(f"{URL}{roster.pk}/columns/", {"name": "2", "number": "1"}).status_code == 302
    deliver()
    assert (fresh(roster).state, roster.rows.get().values["clean"]["name"]) == (State.PREVIEWED, "王建军")


def test_tick_of_one_row_keeps_the_place(tree, county_officer, client_for):
    bring(workbook([person(1)]), tree.company, county_officer)
    Person.objects.filter(name=person(1)[0]).update(phone="+8619922222222")
    roster = preview(workbook([person(1, phone="19933333333")]), tree.company, county_officer)
    row, client = roster.rows.get(), client_for(county_officer)
    assert "手工改过，保留" in client.get(f"{URL}{roster.pk}/").content.decode()
    answer = client.post(f"{URL}{roster.pk}/rows/{row.pk}/take/", {"taken": "1"})
    assert answer.url == f"{URL}{roster.pk}/?show=changed#row-{row.pk}"
    row.refresh_from_db()
    assert row.is_taken


def test_refused_file_says_why_and_what_to_do(tree, county_officer, client_for):
    roster = preview(b"%PDF-1.7", tree.company, county_officer)
    page = client_for(county_officer).get(f"{URL}{roster.pk}/").content.decode()
    assert "这份文件不是名册" in page
    assert "换一份文件" in page


def test_findings_are_said(tree, county_officer, client_for):
    rows = [person(1), TITLES, ["合计", "", 1]]
    roster = preview(workbook(rows), tree.company, county_officer)
    page = client_for(county_officer).get(f"{URL}{roster.pk}/").content.decode()
    assert "重复的表头" in page
    assert "合计或签名" in page


def test_values_are_erased_after_their_time(roster, county_officer, client_for):
    from rosters.actions import erase_old

    RosterImport.objects.update(uploaded_at=timezone.now() - timezone.timedelta(days=31))
    assert erase_old() == 1
    found = fresh(roster)
    assert (bool(found.file), found.erased_at is None, found.rows.exclude(sealed="").count()) == (False, False, 0)
    assert "已按规定" in client_for(county_officer).get(f"{URL}{roster.pk}/").content.decode()
