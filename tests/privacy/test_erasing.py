"""A canary goes through the platform, is deleted, and no byte of her is left; what has to stay bears a pseudonym."""

from __future__ import annotations

import datetime
import logging
import shutil

import pytest
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from accounts.actions import ask_to_join, grant_role, join_union, queue_sms, set_paper
from accounts.enums import Role
from accounts.models import IdentityPaper, JoinRequest, Membership, Person, RoleGrant, Session, SmsMessage
from audit.models import Entry
from bookroom.actions import keep_place
from bookroom.models import ReadingPlace
from courses.models import CourseCompletion, Enrolment, LearningDay, LessonProgress
from credits.actions import reverse
from credits.models import Certificate, Posting
from exams.actions import answer, close, open_attempt
from exams.models import Answer, Attempt
from lms.actions import answer_today
from lms.models import DailyAnswer
from notices.models import Notice
from privacy.actions import ask_for_export, erase, give_consent
from privacy.enums import Channel, ConsentKind
from privacy.mark import ERASED
from privacy.models import Consent, Export, Tombstone
from privacy.signals import forgotten
from profiles.models import Profile
from records.models import LiveSpan, OutboxMessage, Record
from records.outbox import deliver_due
from rosters.actions import upload_roster
from rosters.enums import State
from rosters.models import RosterRow
from search.actions import rebuild
from search.backends import get_backend
from tests.accounts.signing import after_a_minute, newest_code, proof
from tests.bookroom.factories import BookFactory
from tests.courses.conftest import Clock
from tests.courses.factories import make_course, make_lesson
from tests.courses.phone import Phone
from tests.courses.test_learning import learn
from tests.credits.factories import make_rule
from tests.exams.factories import make_paper, make_question
from tests.factories import PersonFactory
from tests.privacy import canary
from tests.rosters import books

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def clock(monkeypatch) -> Clock:
    clock = Clock(datetime.datetime(2026, 11, 23, 4, 0, tzinfo=datetime.UTC))
    monkeypatch.setattr("django.utils.timezone.now", lambda: clock.now)
    return clock


@pytest.fixture
def bird(clock, tree) -> Person:
    person = PersonFactory(name=canary.NAME, phone=canary.PHONE, email=canary.EMAIL)
    join_union(person=person, union=tree.company, by=None)
    grant_role(person=person, role=Role.TRAINER, union=tree.company, by=None)
    return person


def signs_in(person: Person) -> Client:
    """On the page, with the box ticked; another phone begins and gives up."""
    client, other = Client(), Client()
    other.get("/accounts/login/")
    other.post("/accounts/login/", {"phone": canary.TYPED, "work": proof(other)})
    after_a_minute()
    asked = {"phone": canary.TYPED, "asked_to_agree": "1", "agree": "1", "work": proof(client)}
    client.post("/accounts/login/", asked)
    client.post("/accounts/login/code/confirm/", {"code": newest_code(person.phone)})
    assert client.get("/me/").status_code == 200
    return client


def learns(phone: Phone, course, clock: Clock) -> None:
    for lesson in course.lessons.order_by("path"):
        learn(phone, lesson, 10, clock)


def sits(person: Person, tree, source: str) -> Attempt:
    paper = make_paper(tree.county)
    attempt = open_attempt(person=person, paper=paper, source=source, by=person)
    answer(attempt=attempt, number=1, choices=["B"], by=person, device=canary.DEVICE, sequence=1)
    return close(attempt=attempt, by=person, device=canary.DEVICE, sequence=2)


def deliver(clock: Clock) -> None:
    """Messages bear the real time: what is due then is delivered then."""
    clock.now = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=1)
    assert deliver_due() > 0


def stands_in_a_roster(tree) -> None:
    """Sent in by an officer, read by the worker, waiting to be imported."""
    officer = PersonFactory(name="郑县")
    RoleGrant.objects.create(person=officer, role=Role.OFFICER, union=tree.county)  # without a notice to her
    hers = books.person(1, canary.NAME, number=canary.PAPER, gender="", phone=canary.TYPED)
    file = ContentFile(books.text([hers, books.person(2)]), name="名册.csv")
    upload_roster(file=file, union=tree.company, by=officer)


@pytest.fixture
def lived(clock, bird, tree):
    """The canary has done everything that a worker does here."""
    make_rule()
    statutory, voluntary = make_course(tree.county, is_statutory=True), make_course(tree.county, "礼仪", slug="manners")
    for course in (statutory, voluntary):
        make_lesson(course)
        course.refresh_from_db()
    rebuild()
    client = signs_in(bird)
    phone = Phone(bird, canary.DEVICE)
    for course in (statutory, voluntary):
        learns(phone, course, clock)
    lesson = voluntary.lessons.first()
    Phone(bird, f"{canary.DEVICE}-2").does("offline", lesson, seconds=60, watched={canary.NAME: canary.NOTE})
    Phone(bird, f"{canary.DEVICE}-3").does(
        "offline", statutory.lessons.first(), seconds=60, watched={canary.NAME: canary.NOTE}
    )
    sits(bird, tree, statutory.lessons.first().key)
    sits(bird, tree, lesson.key)
    book = BookFactory(union=tree.county)
    keep_place(person=bird, book=book, locator="1.2", percent=40, device=canary.DEVICE, sequence=1, by=bird)
    question = make_question(tree.county)
    answer_today(person=bird, question=question, choices=[question.choices.first().pk], by=bird)
    set_paper(person=bird, kind="resident", number=canary.PAPER, by=None)
    give_consent(person=bird, kind=ConsentKind.ID_PAPER, channel=Channel.PAGE, by=bird)
    queue_sms(phone=bird.phone, text=f"{canary.NAME}您好", by=None)
    deliver(clock)
    queue_sms(phone=bird.phone, text=f"{canary.NAME}，还没有发出", by=None)
    stands_in_a_roster(tree)
    ask_for_export(person=bird, by=bird)
    deliver(clock)
    assert Export.objects.get().file.name
    queue_sms(phone=bird.phone, text=f"{canary.NAME}，最后一条", by=None)
    posting = Posting.objects.filter(person=bird, source=f"course:{voluntary.pk}").first()
    reverse(posting=posting, by=Person.objects.create_superuser("+8618800009999", name="安装者"), reason=canary.NOTE)
    SocialAccount.objects.create(user=bird, provider="weixin", uid=canary.DEVICE, extra_data={"name": canary.NAME})
    Profile.objects.create(person=bird, occupation=canary.NOTE)
    ask_to_join(person=bird, union=tree.works, workplace=canary.NOTE, message=canary.NAME, by=bird)
    profile = UserProfile.get_for_user(bird)
    profile.avatar.save("face.png", ContentFile(canary.NOTE.encode()))
    kind = ContentType.objects.get_for_model(Person)
    ModelLogEntry.objects.create(
        content_type=kind, object_id=bird.pk, label=canary.NAME, action="wagtail.edit", data={"name": canary.NAME},
        timestamp=timezone.now(),
    )  # fmt: skip
    OutboxMessage.objects.create(topic="old", payload={"to": canary.PHONE, "n": canary.NAME}, done_at=timezone.now())
    OutboxMessage.objects.create(topic="old", payload={"person": str(bird.pk)})
    client.get("/privacy/")
    yield bird
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)  # files outlive the test that made them


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


def test_her_row_is_a_pseudonym_that_nobody_signs_in_with(lived):
    stone = erase(person=lived, by=None)
    row = Person.objects.get(pk=lived.pk)
    assert (row.name, row.phone, row.email, row.is_active) == (stone.pseudonym, None, "", False)
    assert not row.has_usable_password()
    assert str(lived.pk)[:8].upper() not in stone.pseudonym
    assert not Session.objects.filter(person=lived).exists()
    assert not IdentityPaper.objects.exists()
    assert not SmsMessage.objects.filter(phone=canary.PHONE).exists()


def test_statutory_training_and_money_stay_under_the_pseudonym(lived):
    before = list(Posting.objects.order_by("pk").values_list("pk", "credits", "seconds", "source"))
    stone = erase(person=lived, by=None)
    assert list(Posting.objects.order_by("pk").values_list("pk", "credits", "seconds", "source")) == before
    assert set(Posting.objects.exclude(reason="").values_list("reason", flat=True)) == {ERASED}
    assert CourseCompletion.objects.filter(person=lived).count() == 2
    assert set(Certificate.objects.values_list("holder_name", flat=True)) == {stone.pseudonym}
    assert {record.object_key for record in Record.objects.all()} == {
        completion.course.lessons.first().key
        for completion in CourseCompletion.objects.filter(course__is_statutory=True)
    }
    assert set(LessonProgress.objects.values_list("course__is_statutory", flat=True)) == {True}
    assert set(Enrolment.objects.values_list("course__is_statutory", flat=True)) == {True}
    assert Attempt.objects.count() == 1
    assert Answer.objects.count() == 1
    assert LiveSpan.objects.exists()


def test_what_is_nobodys_duty_goes(lived):
    erase(person=lived, by=None)
    for model in (ReadingPlace, DailyAnswer, SocialAccount, Export, Profile, JoinRequest, Notice):
        assert not model.objects.exists(), model
    assert OutboxMessage.objects.filter(topic="old").count() == 1
    assert OutboxMessage.objects.get(topic="old").payload == {}


def test_figures_and_roles_of_the_past_stay_and_end_today(lived):
    days = list(LearningDay.objects.values_list("on", "seconds"))
    erase(person=lived, by=None)
    today = timezone.localdate()
    assert list(LearningDay.objects.values_list("on", "seconds")) == days
    assert Membership.objects.get(person=lived).to_on == today
    assert RoleGrant.objects.get(person=lived).to_on == today
    assert Consent.objects.filter(person=lived).count() == 3


def test_deleting_twice_is_deleting_once(lived):
    first = erase(person=lived, by=None)
    assert erase(person=lived, by=None) == first
    assert Tombstone.objects.count() == 1


def test_the_deletion_leaves_a_line_without_her_data(lived):
    erase(person=lived, by=None)
    entry = Entry.objects.get(action="privacy.erased")
    assert entry.subject == lived.pk
    assert entry.facts["bookroom.ReadingPlace"] == 1


def test_a_coworker_loses_nothing(lived, coworker, tree):
    place = ReadingPlace.objects.get()
    keep_place(person=coworker, book=place.book, locator="1.1", percent=5, device="d", sequence=1, by=coworker)
    queue_sms(phone=coworker.phone, text="您好", by=None)
    erase(person=lived, by=None)
    coworker.refresh_from_db()
    assert coworker.is_active
    assert ReadingPlace.objects.get().person == coworker
    assert SmsMessage.objects.filter(phone=coworker.phone).count() == 1


def test_a_record_that_was_put_together_with_hers_goes_with_her(lived):
    """Append-only rows still point to the other record."""
    other = PersonFactory(name="", phone=None, is_active=False, merged_into=lived)
    Phone(other, f"{canary.DEVICE}-4").does("done", CourseCompletion.objects.first().course.lessons.first())
    assert Record.objects.filter(person=other, device__startswith=canary.DEVICE).exists()
    stone = erase(person=lived, by=None)
    assert not Record.objects.filter(device__startswith=canary.DEVICE).exists()
    assert Person.objects.get(pk=other.pk).name == stone.pseudonym
