"""A canary goes through the platform, is deleted, and no byte of her is left; what has to stay bears a pseudonym."""

from __future__ import annotations

import pytest
from django.utils import timezone

from accounts.actions import queue_sms
from accounts.models import IdentityPaper, Membership, Person, RoleGrant, Session, SmsMessage
from bookroom.actions import keep_place
from bookroom.models import ReadingPlace
from courses.models import CourseCompletion, Enrolment, LearningDay, LessonProgress
from credits.models import Certificate, Posting
from exams.models import Answer, Attempt
from privacy.actions import erase
from privacy.mark import ERASED
from privacy.models import Consent, Tombstone
from records.models import LiveSpan, Record
from tests.privacy import canary

pytestmark = pytest.mark.django_db(transaction=True)


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


def test_a_coworker_loses_nothing(lived, coworker, tree):
    place = ReadingPlace.objects.get()
    keep_place(person=coworker, book=place.book, locator="1.1", percent=5, device="d", sequence=1, by=coworker)
    queue_sms(phone=coworker.phone, text="您好", by=None)
    erase(person=lived, by=None)
    coworker.refresh_from_db()
    assert coworker.is_active
    assert ReadingPlace.objects.get().person == coworker
    assert SmsMessage.objects.filter(phone=coworker.phone).count() == 1
