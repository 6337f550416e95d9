from __future__ import annotations

from django.db import transaction

from accounts.models import Person
from courses.actions.rebuilding import rebuild
from courses.models import CourseCompletion, Enrolment, LearningDay, LessonProgress


@transaction.atomic
def merge_learning(*, kept: Person, gone: Person, by: Person | None) -> None:
    """Enrolments, completions and progress of `gone` become those of `kept`; then the projections are made anew from
    the records, which have moved before. What was done stays done, from the earlier of the two days."""
    _move_enrolments(kept, gone)
    _move_completions(kept, gone)
    _move_progress(kept, gone)
    LearningDay.objects.filter(person=gone).delete()
    rebuild(person=kept, by=by)


def _move_enrolments(kept: Person, gone: Person) -> None:
    known = {row.course_id: row for row in Enrolment.objects.filter(person=kept)}
    for row in Enrolment.objects.filter(person=gone):
        mine = known.get(row.course_id)
        if mine is None:
            row.person = kept
            row.save(update_fields=["person"])
            continue
        mine.is_assigned, mine.due_on = mine.is_assigned or row.is_assigned, mine.due_on or row.due_on
        mine.assigned_by_id = mine.assigned_by_id or row.assigned_by_id
        mine.enrolled_at, mine.touched_at = min(mine.enrolled_at, row.enrolled_at), max(mine.touched_at, row.touched_at)
        mine.save()
        row.delete()


def _move_completions(kept: Person, gone: Person) -> None:
    """Completed twice: the row of the earlier day stays."""
    known = {row.course_id: row for row in CourseCompletion.objects.filter(person=kept)}
    for row in CourseCompletion.objects.filter(person=gone):
        mine = known.get(row.course_id)
        if mine and mine.completed_at <= row.completed_at:
            row.delete()
            continue
        if mine:
            mine.delete()
        row.person = kept
        row.save(update_fields=["person"])


def _move_progress(kept: Person, gone: Person) -> None:
    known = {row.lesson_id: row for row in LessonProgress.objects.filter(person=kept)}
    for row in LessonProgress.objects.filter(person=gone):
        mine = known.get(row.lesson_id)
        if mine is None:
            row.person = kept
            row.save(update_fields=["person"])
            continue
        mine.done_at = min(filter(None, (mine.done_at, row.done_at)), default=None)
        mine.save(update_fields=["done_at"])
        row.delete()
