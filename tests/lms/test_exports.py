"""The desk's pages as workbooks: the same figures, of the same part of the tree, with how they were counted."""

import datetime
import io

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from audit.models import Entry
from courses.models import LearningDay
from lms.exports import people as people_export
from tests.courses.factories import make_course, make_lesson

FIGURES, PEOPLE = "/desk/export/", "/desk/people/export/"
THIS_YEAR = timezone.localdate().year


@pytest.fixture
def learnt(tree, worker, coworker):
    lesson = make_lesson(make_course(tree.city))
    day = datetime.date(THIS_YEAR, 1, 1)
    for person in (worker, coworker):
        person.memberships.update(from_on=datetime.date(2020, 1, 1))
    LearningDay.objects.create(person=worker, lesson=lesson, course=lesson.course, on=day, seconds=600)


def sheets(client, url) -> dict[str, list[list]]:
    answer = client.get(url)
    assert answer.status_code == 200
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_workbook_holds_the_figures_of_the_page(tree, learnt, county_officer, client_for):
    book = sheets(client_for(county_officer), FIGURES)
    assert list(book) == ["数据", "统计口径"]
    rows = book["数据"]
    assert rows[0][0] == "甲县总工会"
    assert rows[4][:4] == ["单位", "职工人数", "学过的职工", "学习率"]
    total, company = rows[5], next(row for row in rows if row[0] == tree.company.name)
    assert total[0] == "甲县总工会"
    assert (company[1:4]) == [2.0, 1.0, 0.5]
    assert "一人只算一次" in book["统计口径"][1][0]


def test_the_people_stand_masked_with_the_filter_of_the_page(learnt, worker, county_officer, client_for):
    rows = sheets(client_for(county_officer), f"{PEOPLE}?state=learnt")["人员"]
    assert rows[3][0] == "范围：学过"
    assert rows[6:] == [["王*军", worker.home_union.name, "是", 0.0, 0.0]]


def test_a_foreign_union_is_not_there(tree, county_officer, client_for):
    client = client_for(county_officer)
    assert [client.get(f"{url}?union={tree.other_county.key}").status_code for url in (FIGURES, PEOPLE)] == [404, 404]


def test_who_took_what_is_written_down(tree, learnt, county_officer, client_for):
    client = client_for(county_officer)
    sheets(client, FIGURES)
    sheets(client, f"{PEOPLE}?state=learnt")
    lines = Entry.objects.filter(by=county_officer.pk, action__endswith=".exported").order_by("at")
    assert [(line.action, line.facts) for line in lines] == [
        ("figures.exported", {"union": tree.county.key}),
        ("people.exported", {"union": tree.county.key, "count": 1}),
    ]


def test_what_does_not_fit_is_said(learnt, county_officer, client_for, monkeypatch):
    monkeypatch.setattr(people_export, "MOST", 1)
    rows = sheets(client_for(county_officer), PEOPLE)["人员"]
    assert "这里只有前 1 人" in rows[4][0]
    assert len(rows) == 8


def test_the_pages_offer_them_with_their_filters(learnt, county_officer, client_for):
    client = client_for(county_officer)
    assert f'href="{FIGURES}?year={THIS_YEAR}"' in client.get(f"/desk/?year={THIS_YEAR}").content.decode()
    assert f'href="{PEOPLE}?state=learnt"' in client.get("/desk/people/?state=learnt&page=2").content.decode()
