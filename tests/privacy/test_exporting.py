"""The copy of one's data: complete, one's own only, and opened by who just signed in."""

import datetime
import io
import json
import zipfile

import pytest
from django.core import signing
from django.utils import timezone

from accounts.actions import set_paper
from audit.models import Entry
from lms.models import DailyAnswer
from privacy.actions import ask_for_export, delete_expired_exports, make_export
from privacy.exporting import exported_entries, packed
from privacy.freshness import SALT, SIGNED_IN_AT, ticket
from privacy.inventory.entry import local_fields
from privacy.models import Export
from records.outbox import deliver_due
from tests.exams.factories import make_question

PAPER = "510802199202290008"
PAGE = "/privacy/export/"


def opened(content: bytes) -> tuple[dict, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return json.loads(archive.read("data.json")), archive.read("data.html").decode()


@pytest.fixture
def ready(worker) -> Export:
    ask_for_export(person=worker, by=worker)
    deliver_due()
    return Export.objects.get()


def test_every_field_of_the_inventory_is_in_it(worker):
    data, _page = opened(packed(worker, "zh-hans"))
    parts = {part["kind"]: part for part in data["parts"]}
    for entry in exported_entries():
        wanted = {one.name for one in local_fields(entry.model)} - set(entry.withheld)
        assert set(parts[entry.label]["names"]) == wanted, entry.label


def test_what_is_kept_stands_in_both_files_and_the_number_in_full(worker):
    set_paper(person=worker, kind="resident", number=PAPER, by=None)
    question = make_question(worker.home_union)
    DailyAnswer.objects.create(
        person=worker, question=question, asked_on=timezone.localdate(), choices=[1], is_correct=True
    )
    data, page = opened(packed(worker, "zh-hans"))
    parts = {part["kind"]: part["rows"] for part in data["parts"]}
    assert parts["accounts.Person"][0]["phone"] == worker.phone
    assert parts["accounts.IdentityPaper"][0]["sealed"] == PAPER
    assert parts["lms.DailyAnswer"][0]["choices"] == [1]
    for word in (worker.name, worker.phone, PAPER, "甲厂工会", "确认您是您本人"):
        assert word in page


def test_secrets_are_not_in_it(worker, client_for):
    worker.set_password("richtig-lang-9")
    worker.save()
    client = client_for(worker)
    text = json.dumps(opened(packed(worker, "zh-hans"))[0])
    assert client.session.session_key not in text
    assert worker.password not in text


def test_other_people_stay_masked_in_it(worker, county_officer):
    from accounts.actions import grant_role
    from accounts.enums import Role
    from accounts.models import RoleGrant

    grant_role(person=worker, role=Role.TRAINER, union=worker.home_union, by=None)
    RoleGrant.objects.filter(person=worker).update(granted_by=county_officer)
    _data, page = opened(packed(worker, "zh-hans"))
    assert county_officer.name not in page
    assert county_officer.masked_name in page


def test_nobody_elses_rows_are_in_it(worker, coworker):
    set_paper(person=coworker, kind="resident", number=PAPER, by=None)
    text = json.dumps(opened(packed(worker, "zh-hans"))[0], ensure_ascii=False)
    assert PAPER not in text
    assert coworker.phone not in text


def test_the_worker_makes_it_and_the_page_shows_how_far_it_is(worker, client_for):
    client = client_for(worker)
    client.post(PAGE)
    assert "hx-trigger" in client.get(PAGE).content.decode()
    assert Export.objects.get().state == "waiting"
    deliver_due()
    export = Export.objects.get()
    assert (export.state, export.done_count, export.percent) == ("ready", export.part_count, 100)
    assert "hx-trigger" not in client.get(PAGE, headers={"hx-request": "true"}).content.decode()


def test_asking_twice_makes_one(worker):
    assert ask_for_export(person=worker, by=worker) == ask_for_export(person=worker, by=worker)


def test_making_it_twice_makes_one_file(ready):
    name = ready.file.name
    assert make_export(pk=ready.pk, by=None) is None
    ready.refresh_from_db()
    assert ready.file.name == name


def test_who_just_signed_in_opens_it_and_leaves_a_line(worker, client_for, ready):
    client = client_for(worker)
    page = client.get(PAGE)
    answer = client.get(f"{PAGE}{ready.pk}/file/", {"ticket": page.context["ticket"]})
    data, _page = opened(b"".join(answer.streaming_content))
    assert data["person"] == str(worker.pk)
    assert Export.objects.get().downloaded_at
    assert Entry.objects.filter(action="privacy.export_downloaded", subject=worker.pk).exists()


def test_an_old_sign_in_is_asked_to_sign_in_again(worker, client_for, ready):
    client = client_for(worker)
    session = client.session
    session[SIGNED_IN_AT] -= 16 * 60
    session.save()
    page = client.get(PAGE)
    assert page.context["ticket"] == ""
    assert "请重新登录后下载" in page.content.decode()


def test_a_ticket_that_is_over_or_forged_opens_nothing(worker, client_for, ready, monkeypatch):
    client = client_for(worker)
    for given in ("", "x", signing.TimestampSigner(salt="other").sign(str(ready.pk))):
        assert client.get(f"{PAGE}{ready.pk}/file/", {"ticket": given}).status_code == 302
    now = signing.time.time
    monkeypatch.setattr(signing.time, "time", lambda: now() - 16 * 60)
    old = signing.TimestampSigner(salt=SALT).sign(str(ready.pk))
    monkeypatch.setattr(signing.time, "time", now)
    assert client.get(f"{PAGE}{ready.pk}/file/", {"ticket": old}).status_code == 302


def test_somebody_elses_file_is_not_there(stranger, client_for, ready):
    answer = client_for(stranger).get(f"{PAGE}{ready.pk}/file/", {"ticket": ticket(ready)})
    assert answer.status_code == 404


def test_it_goes_after_its_hours(ready, django_capture_on_commit_callbacks):
    assert delete_expired_exports(by=None) == 0
    storage, name = ready.file.storage, ready.file.name
    Export.objects.update(expires_at=timezone.now() - datetime.timedelta(seconds=1))
    with django_capture_on_commit_callbacks(execute=True):
        assert delete_expired_exports(by=None) == 1
    assert not storage.exists(name)
    assert not Export.objects.exists()


def test_a_new_one_replaces_the_old_file(worker, ready, django_capture_on_commit_callbacks):
    storage, name = ready.file.storage, ready.file.name
    with django_capture_on_commit_callbacks(execute=True):
        new = ask_for_export(person=worker, by=worker)
    assert new.pk != ready.pk
    assert not storage.exists(name)
