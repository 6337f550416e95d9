"""After the last day, never before: whatever the day, the months, the place and the rules."""

import datetime

import pytest
from dateutil.relativedelta import relativedelta
from django.utils import timezone
from hypothesis import example, given
from hypothesis import strategies as st

from accounts.models import Union
from courses.models import CourseCompletion, CourseRule
from credits.models import Posting
from privacy.actions import delete_outlived, erase
from privacy.calendar import after_months
from privacy.models import RetentionRule
from tests.accounts.factories import text_to
from tests.courses.factories import make_course
from tests.factories import PersonFactory, make_union

DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2060, 12, 31))
LEAP = datetime.date(2024, 2, 29)


@given(day=DAYS, months=st.integers(0, 240))
@example(day=LEAP, months=72)
@example(day=LEAP, months=12)
@example(day=datetime.date(2026, 8, 31), months=6)
@example(day=datetime.date(2026, 12, 31), months=2)
def test_months_are_never_too_short(day, months):
    """Another count of the same months never ends later."""
    end = after_months(day, months)
    assert relativedelta(months=months) + day <= end
    assert end - (day + relativedelta(months=months)) <= datetime.timedelta(days=1)


def test_a_leap_day_ends_on_the_first_of_march():
    assert after_months(LEAP, 12) == datetime.date(2025, 3, 1)
    assert after_months(LEAP, 48) == datetime.date(2028, 2, 29)
    assert after_months(datetime.date(2026, 12, 31), 2) == datetime.date(2027, 3, 1)


@pytest.fixture
def rule(db):
    def write(kind="messages", months=1, **fields) -> RetentionRule:
        values = {"from_on": datetime.date(2020, 1, 1), "source": "测试文件", **fields}
        RetentionRule.objects.filter(kind=kind, jurisdiction=values.get("jurisdiction", "")).delete()
        return RetentionRule.objects.create(kind=kind, months=months, **values)

    return write


@pytest.fixture
def text(db):
    person = PersonFactory()

    def at(moment: datetime.datetime):
        message = text_to(person)
        type(message).objects.filter(pk=message.pk).update(created_at=moment)
        return message

    return at


def local(*parts: int) -> datetime.datetime:
    return datetime.datetime(*parts, tzinfo=timezone.get_current_timezone())


@pytest.mark.parametrize(
    ("moment", "last"),
    [
        (local(2024, 1, 31, 23, 59), datetime.date(2024, 3, 1)),
        (local(2024, 2, 29, 0, 0), datetime.date(2024, 3, 29)),
        (local(2026, 11, 26, 12, 0), datetime.date(2026, 12, 26)),
    ],
)
def test_it_stays_on_its_last_day_and_goes_on_the_next(rule, text, moment, last):
    rule()
    message = text(moment)
    assert delete_outlived(by=None, on=last) == {}
    assert type(message).objects.exists()
    assert delete_outlived(by=None, on=last + datetime.timedelta(days=1)) == {"accounts.SmsMessage": 1}


def test_what_nobody_has_decided_stays_for_ever(text):
    text(local(1999, 1, 1))
    assert delete_outlived(by=None) == {}


def test_the_nearest_place_decides(rule, text, db):
    make_union("city", kind="city", name="市总工会", region_code="510800")
    rule(months=1)
    rule(months=24, jurisdiction="51")
    rule(months=1, jurisdiction="36")
    text(local(2024, 6, 15))
    assert delete_outlived(by=None, on=datetime.date(2025, 6, 15)) == {}
    assert delete_outlived(by=None, on=datetime.date(2026, 6, 16)) == {"accounts.SmsMessage": 1}


def test_a_shorter_rule_of_today_does_not_shorten_what_a_row_was_promised(rule, text):
    RetentionRule.objects.filter(kind="messages").delete()
    values = {"kind": "messages", "source": "测试文件"}
    first, second = datetime.date(2020, 1, 1), datetime.date(2025, 1, 1)
    RetentionRule.objects.create(months=36, from_on=first, to_on=second - datetime.timedelta(days=1), **values)
    RetentionRule.objects.create(months=1, from_on=second, **values)
    text(local(2024, 6, 15))
    assert delete_outlived(by=None, on=datetime.date(2027, 6, 15)) == {}
    assert delete_outlived(by=None, on=datetime.date(2027, 6, 16)) == {"accounts.SmsMessage": 1}


def completion(person, course, at) -> CourseCompletion:
    rule = CourseRule.objects.first()
    values = {"title": "电工", "theme": "health", "issuer": Union.objects.first(), "seconds": 1, "verified_seconds": 1}
    return CourseCompletion.objects.create(
        person=person, course=course, completed_at=at, content_version=1, rule=rule, **values
    )


def test_training_of_the_living_stays_and_of_the_deleted_goes_after_its_years(rule, worker, coworker, tree):
    rule("training", 72)
    course = make_course(tree.county)
    for person in (worker, coworker):
        completion(person, course, local(2020, 2, 29, 9, 0))
    erase(person=worker, by=None)
    assert delete_outlived(by=None, on=datetime.date(2026, 3, 1)) == {}
    assert delete_outlived(by=None, on=datetime.date(2026, 3, 2)) == {"courses.CourseCompletion": 1}
    assert CourseCompletion.objects.get().person == coworker


def test_the_seeds_hold_only_what_a_document_says(db):
    periods = dict(RetentionRule.objects.exclude(months=None).values_list("kind", "months"))
    assert periods == {
        "training.special_operations": 72,
        "training.managers": 36,
        "training.construction": 72,
        "network_log": 6,
        "audit": 36,
    }
    assert all(RetentionRule.objects.values_list("source", flat=True))


def test_the_ledger_is_left_alone(rule, worker):
    rule("ledger", 1)
    assert delete_outlived(by=None, on=datetime.date(2060, 1, 1)) == {}
    assert Posting.objects.count() == 0
