from __future__ import annotations

import datetime
import shutil

import pytest
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from accounts.actions import ask_to_join, grant_role, join_union, queue_sms, set_paper
from accounts.enums import Role
from accounts.models import Person
from bookroom.actions import keep_place
from credits.actions import reverse
from credits.models import Posting
from lms.actions import answer_today
from privacy.actions import ask_for_export, give_consent
from privacy.enums import Channel, ConsentKind
from privacy.models import Export
from profiles.models import Profile
from records.models import OutboxMessage
from search.actions import rebuild
from tests.bookroom.factories import BookFactory
from tests.courses.conftest import Clock
from tests.courses.factories import make_course, make_lesson
from tests.courses.phone import Phone
from tests.credits.factories import make_rule
from tests.exams.factories import make_question
from tests.factories import PersonFactory
from tests.privacy import canary
from tests.privacy.erasing.life import deliver, learns, signs_in, sits, stands_in_a_roster


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
