"""Figures count each person once, by the union of the day."""

import datetime

from django.utils import timezone

from courses.models import CourseCompletion, CourseRule
from lms.periods import Period, period_of
from lms.queries.figures import learners_by_month, with_figures
from tests.lms.learning import LONG_AGO, learn, member


def complete(person, lesson, at=None):
    course = lesson.course
    return CourseCompletion.objects.create(
        person=person,
        course=course,
        completed_at=at or timezone.now(),
        title=course.title,
        theme=course.theme,
        issuer=course.union,
        seconds=600,
        verified_seconds=600,
        content_version=0,
        rule=CourseRule.objects.first(),
    )


def figures(union, period, *names):
    row = with_figures(type(union).objects.filter(pk=union.pk), period, 0).get()
    return tuple(getattr(row, name) for name in names)


class TestFigures:
    def test_person_in_two_unions_counts_once_in_the_total_and_in_each_part(self, tree, worker, lesson, this_year):
        member(worker, tree.company)
        worker.memberships.create(union=tree.works, from_on=LONG_AGO, is_main=False)
        learn(worker, lesson)
        complete(worker, lesson)
        for union in (tree.county, tree.company, tree.works):
            assert figures(union, this_year, "members", "learners", "completions") == (1, 1, 1)
        assert figures(tree.other_county, this_year, "members", "learners", "completions") == (0, 0, 0)

    def test_what_was_learnt_stays_with_the_union_of_that_day(self, tree, worker, lesson, this_year):
        today = timezone.localdate()
        moved = today - datetime.timedelta(days=1)
        member(worker, tree.company, to_on=moved)
        worker.memberships.create(union=tree.other_company, from_on=today)
        at = timezone.make_aware(datetime.datetime.combine(moved, datetime.time(12)))
        complete(worker, lesson, at)
        if moved.year == today.year:
            assert figures(tree.company, this_year, "members", "completions") == (0, 1)
            assert figures(tree.other_company, this_year, "members", "completions") == (1, 0)

    def test_learners_are_members_who_learnt_in_the_period(self, tree, worker, coworker, lesson, this_year):
        for person in (worker, coworker):
            member(person, tree.company)
        learn(worker, lesson)
        learn(coworker, lesson, on=datetime.date(this_year.year - 1, 6, 1))
        assert figures(tree.company, this_year, "members", "learners") == (2, 1)
        assert figures(tree.company, Period(this_year.year - 1), "members", "learners") == (2, 1)
        assert learners_by_month(tree.company, this_year.year) == {
            (this_year.year, timezone.localdate().month): 1,
            (this_year.year - 1, 6): 1,
        }

    def test_reached_counts_who_has_the_goal_in_hours(self, tree, worker, coworker, this_year):
        from credits.actions import award
        from tests.credits.factories import make_rule

        make_rule()
        for person, seconds in ((worker, 7200), (coworker, 7199)):
            member(person, tree.company)
            award(person=person, source="course:1", event="course.completed", facts={"seconds": seconds}, theme="law")
        row = with_figures(type(tree.city).objects.filter(pk=tree.county.pk), this_year, 7200).get()
        assert (row.members, row.reached, row.seconds) == (2, 1, 14399)


def test_period_of_an_address():
    today = timezone.localdate()
    assert period_of("2025", "2") == Period(2025, 2)
    assert Period(2025, 2).until == datetime.date(2025, 2, 28)
    assert period_of(None, None).until == today
    assert period_of(str(today.year + 1), "0") == Period(today.year)
