"""Every app that has rows of a person gives them to the record that stays, and the ledger stays balanced."""

import datetime
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Sum
from django.utils import timezone

from accounts.actions import ask_merge, decide_merge, merge_late_rows
from accounts.merging.preview import preview
from accounts.models import MergeRequest, Person
from accounts.tasks import finish_merges
from bookroom.models import ReadingPlace
from courses.models import CourseCompletion, Enrolment, LearningDay, LessonProgress
from credits.actions import award, issue_certificate, reverse
from credits.enums import CertificateStatus, EntryKind
from credits.models import Certificate, Leg, Posting
from credits.queries import balance, year_totals
from exams.models import Attempt
from records.actions import beat, receive
from records.models import LiveSpan, Record, Seat
from tests.credits.factories import make_rule
from tests.records.factories import item

EVENT = "course.completed"
ONE = {"seconds": 4 * 2700}  # 25 hundredths of a credit


@pytest.fixture
def merge(worker, coworker, county_officer, city_officer):
    """Put the co-worker's record into the worker's, by two officers."""

    def run() -> MergeRequest:
        asked = ask_merge(kept=worker, gone=coworker, reason="同一人", by=county_officer)
        return decide_merge(merge=asked, is_approved=True, by=city_officer)

    return run


def earn(person, source="course:1", facts=ONE, at=None):
    return award(person=person, source=source, event=EVENT, facts=facts, theme="health", title="消防", at=at)


def legs_sum_to_nought() -> bool:
    sums = Leg.objects.order_by().values("posting", "unit").annotate(total=Sum("amount"))
    return not [row for row in sums if row["total"]]


def test_what_one_earned_goes_over_with_its_day_and_theme(merge, worker, coworker):
    make_rule()
    last_year = timezone.now() - datetime.timedelta(days=400)
    earn(coworker, "course:1", at=last_year)
    earn(coworker, "course:2")
    merge()
    assert (balance(worker), balance(coworker)) == (50, 0)
    assert year_totals(worker, timezone.localtime(last_year).year)["themes"]["health"]["credits"] == 25
    assert year_totals(coworker, timezone.localtime(last_year).year)["credits"] == 0
    kinds = Posting.objects.filter(person=worker).values_list("kind", flat=True)
    assert set(kinds) == {EntryKind.MERGE_IN}
    assert legs_sum_to_nought()


def test_what_both_earned_counts_once(merge, worker, coworker):
    make_rule()
    earn(worker)
    earn(coworker)
    merge()
    assert (balance(worker), balance(coworker)) == (25, 0)
    assert legs_sum_to_nought()


def test_what_was_corrected_stays_corrected_and_is_not_earned_again(merge, worker, coworker, county_officer):
    make_rule()
    taken_back = earn(coworker)
    reverse(posting=taken_back, by=county_officer, reason="代学")
    merge()
    assert (balance(worker), balance(coworker)) == (0, 0)
    assert earn(worker) == taken_back
    assert balance(worker) == 0


def test_earned_once_for_ever_also_after_the_merge(merge, worker, coworker):
    make_rule()
    earn(coworker)
    merge()
    earn(worker)
    earn(Person.objects.get(pk=coworker.pk))
    assert (balance(worker), balance(coworker)) == (25, 0)


def test_what_comes_for_the_old_record_is_posted_to_the_one_that_stayed(merge, worker, coworker):
    make_rule()
    merge()
    assert earn(Person.objects.get(pk=coworker.pk), "course:9").person == worker
    assert (balance(worker), balance(coworker)) == (25, 0)


def test_an_entry_that_went_over_is_corrected_where_it_is(merge, worker, coworker, city_officer, county_officer):
    make_rule()
    old = earn(coworker)
    merge()
    with pytest.raises(ValidationError) as refusal:
        reverse(posting=old, by=city_officer, reason="更正")
    assert refusal.value.code == "merged"
    reverse(posting=Posting.objects.get(person=worker), by=county_officer, reason="更正")
    assert (balance(worker), balance(coworker)) == (0, 0)
    assert legs_sum_to_nought()


def test_certificates_go_over_and_of_two_for_one_course_one_is_revoked(tree, merge, worker, coworker, city_officer):
    fields = {"title": "消防", "seconds": 2700, "credits": 6, "union": tree.county}
    issue_certificate(person=worker, source="course:1", **fields)
    double = issue_certificate(person=coworker, source="course:1", **fields)
    single = issue_certificate(person=coworker, source="course:2", **fields)
    merge()
    found = {row.pk: (row.person, row.status) for row in Certificate.objects.all()}
    assert found[double.pk] == (worker, CertificateStatus.REVOKED)
    assert found[single.pk] == (worker, CertificateStatus.VALID)
    assert Certificate.objects.get(pk=double.pk).revoked_by == city_officer


def test_records_go_over_and_a_phone_that_sends_them_again_hears_duplicate(merge, worker, coworker):
    sent = item(1)
    receive(person=coworker, device="phone-b", items=[sent], by=coworker)
    merge()
    assert Record.objects.get().person == worker
    [answer] = receive(person=worker, device="phone-b", items=[sent], by=worker)
    assert answer.status == "duplicate"


def test_records_of_one_shared_phone_are_both_kept(merge, worker, coworker):
    for person in (worker, coworker):
        receive(person=person, device="phone", items=[item(sequence=1, id=str(uuid.uuid4()))], by=person)
    merge()
    assert Record.objects.filter(person=worker).count() == 2
    assert not Record.objects.filter(person=coworker).exists()


def test_time_that_both_had_live_is_counted_once(merge, worker, coworker):
    start = timezone.now().replace(microsecond=0) - datetime.timedelta(hours=1)
    at = [start + datetime.timedelta(seconds=60 * minute) for minute in range(11)]
    for moment in at[:7]:
        beat(person=worker, device="a", object_key="lesson:1", at=moment)  # minutes 0 to 6
    for moment in at[4:]:
        beat(person=coworker, device="b", object_key="lesson:2", at=moment)  # minutes 4 to 10
    merge()
    spans = list(LiveSpan.objects.order_by("started_at"))
    assert {span.person_id for span in spans} == {worker.pk}
    assert sum(span.seconds for span in spans) == 600
    assert all(before.ended_at <= after.started_at for before, after in zip(spans, spans[1:], strict=False))
    assert not Seat.objects.filter(person=coworker).exists()


def test_late_rows_of_a_request_under_way_follow(merge, worker, coworker):
    make_rule()
    merge()
    receive(person=coworker, device="late", items=[item(1)], by=coworker)
    assert finish_merges() == 1
    assert Record.objects.get().person == worker
    merge_late_rows(merge=MergeRequest.objects.get())
    assert Record.objects.count() == 1


MODELS = (Attempt, CourseCompletion, Enrolment, LearningDay, LessonProgress, LiveSpan, Posting, ReadingPlace, Record)


def test_every_foreign_key_to_a_person_is_known_here():
    """A new model with rows of a person has to say what a merge does with them: add it here and a receiver there."""
    known = {
        "accounts.IdentityPaper", "accounts.Membership", "accounts.RoleGrant", "accounts.Session", "accounts.Person",
        "accounts.MergeRequest", "accounts.JoinRequest", "bookroom.ReadingPlace", "courses.CourseCompletion",
        "courses.Enrolment", "courses.LearningDay", "courses.LessonProgress", "credits.Account", "credits.Certificate",
        "credits.Posting", "exams.Attempt", "lms.DailyAnswer", "profiles.CategorySpan", "profiles.CategoryStep",
        "profiles.Profile", "profiles.SkillCertificate", "records.LiveSpan", "records.Record", "records.Seat",
    }  # fmt: skip
    local = {"accounts", "bookroom", "courses", "credits", "exams", "lms", "profiles", "records", "search", "sections"}
    acts = {
        "granted_by",
        "posted_by",
        "revoked_by",
        "issued_by",
        "assigned_by",
        "set_by",
        "asked_by",
        "decided_by",
        "done_by",
    }
    found = {
        relation.related_model._meta.label
        for relation in Person._meta.related_objects
        if relation.related_model._meta.app_label in local and relation.field.name not in acts
    }
    curated = {"bookroom.Book", "bookroom.BookListPage", "sections.SectionPage"}  # who wrote it is no row of a learner
    assert found - known - curated == set()


@pytest.mark.django_db(transaction=True)
def test_merging_while_32_threads_post_and_correct_loses_nothing(tree, worker, coworker, county_officer, city_officer):
    make_rule()
    first = earn(coworker, "course:first")
    asked = ask_merge(kept=worker, gone=coworker, reason="同一人", by=county_officer)
    both = earn(worker, "course:both"), earn(coworker, "course:both")
    assert all(both)

    def act(number: int):
        try:
            if number == 16:
                return decide_merge(merge=asked, is_approved=True, by=city_officer)
            if number == 20:
                return attempt_to_correct(first, county_officer)
            person = Person.objects.get(pk=(worker if number % 2 else coworker).pk)
            return earn(person, f"course:{number // 4}")
        finally:
            connection.close()

    with ThreadPoolExecutor(32) as pool:
        list(pool.map(act, range(32)))
    merge_late_rows(merge=MergeRequest.objects.get())
    corrected = Posting.objects.filter(kind=EntryKind.REVERSE).count()
    assert balance(coworker) == 0
    assert balance(worker) == 25 * (10 - corrected)  # eight courses, the one that both had, the first one
    assert legs_sum_to_nought()
    earned = Posting.objects.filter(person=worker, kind__in=[EntryKind.EARN, EntryKind.MERGE_IN])
    assert earned.values("source").distinct().count() == earned.count()


def attempt_to_correct(posting, by):
    try:
        return reverse(posting=posting, by=by, reason="更正")
    except (ValidationError, PermissionError) as refusal:
        return refusal


def test_the_preview_names_what_every_app_would_move(worker, coworker):
    make_rule()
    earn(coworker)
    receive(person=coworker, device="phone-b", items=[item(1)], by=coworker)
    assert [number for _label, number in preview(worker, coworker)] == [1, 1, 1]
