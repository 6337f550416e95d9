"""Asking, thinking it over, undoing, and the day itself."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Person
from audit.models import Entry
from privacy.actions import ask_for_deletion, delete_due, undo_deletion
from privacy.models import DeletionRequest, PrivacyTerm, Tombstone
from privacy.tasks import daily

PAGE = "/privacy/delete/"


@pytest.fixture
def day(monkeypatch):
    """Move the calendar: `day(3)` is in three days."""
    real = timezone.now

    def move(days: int) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: real() + datetime.timedelta(days=days))

    return move


def test_the_page_says_what_goes_and_what_stays_and_why(worker, client_for):
    page = client_for(worker).get(PAGE).content.decode()
    for words in ("会删除的", "去掉姓名后要保留的", "学分总账要能对得上", "安全培训要在若干年内有据可查", "7 天"):
        assert words in page


@pytest.mark.parametrize("typed", ["", "删除", "注 销"])
def test_without_the_right_word_nothing_happens(worker, client_for, typed):
    page = client_for(worker).post(PAGE, {"word": typed})
    assert page.status_code == 200
    assert not DeletionRequest.objects.exists()


def test_the_word_in_full_width_or_with_spaces_is_the_word(worker, client_for):
    client_for(worker).post(PAGE, {"word": " 注销　"})
    assert DeletionRequest.objects.get().due_on == timezone.localdate() + datetime.timedelta(days=7)


def test_the_days_are_data(worker):
    PrivacyTerm.objects.create(cooling_days=30, source="市总工会文件", from_on=timezone.localdate())
    assert ask_for_deletion(person=worker, by=worker).due_on == timezone.localdate() + datetime.timedelta(days=30)


def test_once_asked_the_page_itself_offers_to_keep_the_account(worker, client_for):
    client = client_for(worker)
    keeps = 'action="/privacy/delete/undo/"'
    assert keeps not in client.get(PAGE).content.decode()
    ask_for_deletion(person=worker, by=worker)
    page = client.get(PAGE).content.decode()
    assert keeps in page
    assert 'name="word"' not in page


def test_asking_twice_keeps_the_first_day(worker, day):
    first = ask_for_deletion(person=worker, by=worker)
    day(3)
    assert ask_for_deletion(person=worker, by=worker) == first


def test_until_the_day_before_everything_works_and_nothing_is_deleted(worker, client_for, day):
    ask_for_deletion(person=worker, by=worker)
    day(6)
    assert delete_due(by=None) == 0
    page = client_for(worker).get("/privacy/").content.decode()
    assert "保留账号" in page
    assert Person.objects.get(pk=worker.pk).name == "王建军"


def test_on_the_day_she_is_deleted_once(worker, day):
    ask_for_deletion(person=worker, by=worker)
    day(7)
    assert daily()[0] == 1
    assert daily()[0] == 0
    assert Person.objects.get(pk=worker.pk).name == Tombstone.objects.get().pseudonym
    assert DeletionRequest.objects.get().done_at


def test_undone_is_undone(worker, client_for, day):
    ask_for_deletion(person=worker, by=worker)
    page = client_for(worker).post("/privacy/delete/undo/", follow=True)
    assert "注销已撤回" in page.content.decode()
    day(30)
    assert delete_due(by=None) == 0
    assert not undo_deletion(person=worker, by=worker)
    entries = Entry.objects.filter(subject=worker.pk, action__startswith="privacy.")
    actions = list(entries.order_by("pk").values_list("action", flat=True))
    assert actions == ["privacy.deletion_asked", "privacy.deletion_undone"]


def test_nobody_undoes_somebody_elses(worker, stranger, client_for):
    ask_for_deletion(person=worker, by=worker)
    client_for(stranger).post("/privacy/delete/undo/")
    assert DeletionRequest.objects.waiting().filter(person=worker).exists()


def test_the_owner_of_the_installation_cannot_go(db, client_for):
    owner = Person.objects.create_superuser("+8618800000001", name="平台所有者")
    with pytest.raises(ValidationError, match="移交"):
        ask_for_deletion(person=owner, by=owner)
    assert "移交" in client_for(owner).post(PAGE, {"word": "注销"}).content.decode()


def test_the_deleted_are_signed_out_and_their_number_is_free(worker, client_for, day):
    client, phone = client_for(worker), worker.phone
    ask_for_deletion(person=worker, by=worker)
    day(7)
    delete_due(by=None)
    assert client.get("/me/").status_code == 302
    assert Person.objects.create_user(phone, name="新来的").pk != worker.pk
