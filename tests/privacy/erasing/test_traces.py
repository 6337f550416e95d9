"""A canary goes through the platform, is deleted, and no byte of her is left; what has to stay bears a pseudonym."""

from __future__ import annotations

import logging

import pytest
from allauth.socialaccount.models import SocialAccount

from accounts.models import JoinRequest, Person
from audit.models import Entry
from bookroom.models import ReadingPlace
from courses.models import CourseCompletion
from lms.models import DailyAnswer
from notices.models import Notice
from privacy.actions import erase
from privacy.models import Export
from privacy.signals import forgotten
from profiles.models import Profile
from records.models import OutboxMessage, Record
from rosters.enums import State
from rosters.models import RosterRow
from search.backends import get_backend
from tests.courses.phone import Phone
from tests.factories import PersonFactory
from tests.privacy import canary
from tests.privacy.erasing.life import deliver
from tests.rosters import books

pytestmark = pytest.mark.django_db(transaction=True)


class Logs(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(logging.Formatter().format(record))


@pytest.fixture
def logs():
    handler, root = Logs(), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield handler
    root.removeHandler(handler)
    root.setLevel(level)


def test_the_search_finds_her_everywhere_before(logs, lived):
    places = {place for place, _needle in canary.places_of(*canary.NEEDLES)}
    assert {
        "accounts_person",
        "accounts_smsmessage",
        "accounts_session (opened)",
        "records_record",
        "exams_answer",
        "exams_attempt",
        "bookroom_readingplace",
        "credits_posting",
        "credits_certificate",
        "wagtailcore_modellogentry",
        "records_outboxmessage",
    } <= places
    assert any(place.startswith("media/avatar_images") for place in places)
    assert any(place.startswith("media/rosters") for place in places)
    assert RosterRow.objects.filter(person=lived, roster__state=State.PREVIEWED).count() == 1
    assert Export.objects.get().file.storage.exists(Export.objects.get().file.name)


def test_after_the_deletion_no_byte_is_left(clock, logs, lived):
    export = Export.objects.get()
    told = []
    forgotten.connect(lambda **signal: told.append(signal["person_key"]), weak=False, dispatch_uid="test")
    erase(person=lived, by=None)
    forgotten.disconnect(dispatch_uid="test")
    deliver(clock)
    assert told == [lived.pk]
    assert canary.places_of(*canary.NEEDLES, more=(("logs", "\n".join(logs.lines).encode()),)) == []
    assert [entry for entry in get_backend().entries() if canary.NAME in str(entry)] == []
    assert not export.file.storage.exists(export.file.name)
    assert [row.values["clean"]["number"] for row in RosterRow.objects.all()] == [books.number(2)]


def test_what_is_nobodys_duty_goes(lived):
    erase(person=lived, by=None)
    for model in (ReadingPlace, DailyAnswer, SocialAccount, Export, Profile, JoinRequest, Notice):
        assert not model.objects.exists(), model
    assert OutboxMessage.objects.filter(topic="old").count() == 1
    assert OutboxMessage.objects.get(topic="old").payload == {}


def test_the_deletion_leaves_a_line_without_her_data(lived):
    erase(person=lived, by=None)
    entry = Entry.objects.get(action="privacy.erased")
    assert entry.subject == lived.pk
    assert entry.facts["bookroom.ReadingPlace"] == 1


def test_a_record_that_was_put_together_with_hers_goes_with_her(lived):
    """Append-only rows still point to the other record."""
    other = PersonFactory(name="", phone=None, is_active=False, merged_into=lived)
    Phone(other, f"{canary.DEVICE}-4").does("done", CourseCompletion.objects.first().course.lessons.first())
    assert Record.objects.filter(person=other, device__startswith=canary.DEVICE).exists()
    stone = erase(person=lived, by=None)
    assert not Record.objects.filter(device__startswith=canary.DEVICE).exists()
    assert Person.objects.get(pk=other.pk).name == stone.pseudonym
