import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from credits.actions import award, reverse, write_rule
from credits.models import Posting
from credits.queries import balance, for_unions, ledger, year_totals
from tests.credits.earning import HOURS_4, earn, sums
from tests.credits.factories import make_rule


def test_four_hours_are_a_quarter_of_a_credit(worker):
    make_rule()
    posting = earn(worker)
    assert (posting.credits, posting.seconds, balance(worker)) == (25, HOURS_4, 25)
    assert [total for _posting, _unit, total in sums()] == [0, 0]


def test_awarding_again_returns_the_first_posting(worker):
    make_rule()
    first = earn(worker)
    assert (earn(worker), Posting.objects.count(), balance(worker)) == (first, 1, 25)


def test_awarding_again_after_the_rule_ended_returns_the_first_posting(worker):
    rule = make_rule()
    first = earn(worker)
    rule.to_on = timezone.localdate() - datetime.timedelta(days=1)
    rule.save()
    assert (earn(worker), earn(worker, source="course:2")) == (first, None)


def test_without_a_rule_nothing_is_posted(worker):
    assert (earn(worker), Posting.objects.count()) == (None, 0)


def test_a_later_rule_changes_nothing_that_was_posted(worker):
    make_rule()
    old = earn(worker)
    rule = write_rule(
        programme="online-course",
        title="新规则",
        event="course.completed",
        source="新文件",
        seconds_per_hour=3600,
        hours_per_credit=500,
        from_on=timezone.localdate(),
        by=None,
    )
    new = earn(worker, source="course:2")
    again = earn(worker)
    assert (again, old.rule.version, new.rule, new.credits) == (old, 1, rule, 60)
    assert balance(worker) == 85


def test_the_rule_in_force_on_the_day_counts(worker):
    make_rule(to_on=datetime.date(2025, 12, 31))
    make_rule(from_on=datetime.date(2026, 1, 1), hours_per_credit=800)
    zone = timezone.get_current_timezone()
    late = earn(worker, source="course:9", at=datetime.datetime(2025, 12, 31, 23, 59, tzinfo=zone))
    new = earn(worker, source="course:8", at=datetime.datetime(2026, 1, 1, 0, 1, tzinfo=zone))
    assert (late.rule.version, late.credits, new.rule.version, new.credits) == (1, 25, 2, 50)


def test_the_nearest_union_has_the_say(worker, stranger, tree):
    make_rule(union=tree.city)
    make_rule(programme="county-course", union=tree.county, hours_per_credit=800)
    assert (earn(worker).credits, earn(stranger).credits) == (50, 25)


@pytest.mark.parametrize("seconds", [-1, 1.5, "60", None, True])
def test_seconds_are_whole_and_not_negative(worker, seconds):
    make_rule()
    with pytest.raises(ValidationError) as refused:
        earn(worker, facts={"seconds": seconds})
    assert refused.value.code == "seconds"


@pytest.mark.parametrize(
    ("rounding", "seconds", "credits"),
    [("half_up", 0, 0), ("half_up", 215, 0), ("half_up", 216, 1), ("floor", 431, 0), ("floor", 432, 1)],
)
def test_rounding_is_the_rules(rounding, seconds, credits):
    from credits.models import CreditRule

    assert CreditRule(seconds_per_hour=2700, hours_per_credit=1600, rounding=rounding).credits(seconds) == credits


def test_year_totals_by_theme_with_corrections_taken_off(worker, county_officer):
    make_rule()
    zone = timezone.get_current_timezone()
    this_year = timezone.localdate().year
    earn(worker, source="course:1", at=datetime.datetime(this_year - 1, 12, 31, 23, 59, tzinfo=zone))
    earn(worker, source="course:2")
    award(person=worker, source="course:3", event="course.completed", facts={"seconds": 2700}, theme="law")
    reverse(posting=earn(worker, source="course:4"), by=county_officer, reason="重复")
    assert year_totals(worker, this_year) == {
        "seconds": HOURS_4 + 2700,
        "credits": 25 + 6,
        "themes": {"health": {"seconds": HOURS_4, "credits": 25}, "law": {"seconds": 2700, "credits": 6}},
    }


def test_figures_for_unions_count_each_person_once(worker, coworker, stranger, tree):
    make_rule()
    for person, source in ((worker, "course:1"), (worker, "course:2"), (coworker, "course:1"), (stranger, "course:1")):
        earn(person, source=source)
    since, until = timezone.now() - datetime.timedelta(days=1), timezone.now() + datetime.timedelta(days=1)
    assert for_unions(tree.county.and_below(), since, until) == {
        "seconds": 3 * HOURS_4,
        "credits": 75,
        "people": 2,
        "postings": 3,
    }


def test_the_ledger_is_ones_own_in_two_queries(worker, coworker, django_assert_num_queries):
    make_rule()
    earn(worker)
    earn(coworker)
    with django_assert_num_queries(1):
        rows = [(posting.person_id, posting.rule.version) for posting in ledger(worker)]
    assert rows == [(worker.pk, 1)]
