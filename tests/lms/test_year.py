"""A year's hours by theme against the goal."""

import datetime

from django.utils import timezone

from lms.enums import GoalKind
from lms.models import Goal
from lms.queries.year import year


def test_year_adds_up_themes_against_the_nearest_goal(site, tree, worker, goal, coworker):
    from credits.actions import award
    from tests.credits.factories import make_rule

    make_rule()
    Goal.objects.create(
        kind=GoalKind.HOURS, value=24, union=tree.company, from_on=datetime.date(2020, 1, 1), source="公司"
    )
    this_year = timezone.localdate().year
    for source, theme, seconds in (
        ("course:1", "health", 5400),
        ("course:2", "law", 1800),
        ("course:3", "health", 900),
    ):
        award(person=worker, source=source, event="course.completed", facts={"seconds": seconds}, theme=theme)
    found = year(worker, this_year)
    assert (found.seconds, found.goal, found.themes) == (8100, 24 * 3600, {"health": 6300, "law": 1800})
    assert found.missing == 24 * 3600 - 8100
    assert year(worker, this_year - 1).seconds == 0
    assert year(coworker, this_year).goal == 24 * 3600


def test_without_a_rule_there_is_no_goal(site, worker):
    assert year(worker, 2026).goal == 0
