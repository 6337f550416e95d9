"""Nothing is forgotten: every key to a person, every thread, every app."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from accounts.actions import ask_merge, decide_merge, merge_late_rows
from accounts.merging.preview import preview
from accounts.models import MergeRequest, Person
from credits.actions import reverse
from credits.enums import EntryKind
from credits.models import Posting
from credits.queries import balance
from records.actions import receive
from tests.accounts.merging.earning import earn, legs_sum_to_nought
from tests.credits.factories import make_rule
from tests.records.factories import item


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
