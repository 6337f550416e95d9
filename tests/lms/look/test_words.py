from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from lms.look import words
from lms.look.numbers import length, round_top, whole_percent

NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)  # 12:00 in Shanghai


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "0.0"), (None, "0.0"), (5400, "1.5"), (359, "0.0"), (143_999, "39.9"), (4_320_000, "1,200.0")],
)
def test_hours_are_never_rounded_up(seconds, shown):
    assert words.hours(seconds) == shown


@pytest.mark.parametrize(("hundredths", "shown"), [(25, "0.25"), (None, "0.00"), (-6, "−0.06"), (123456, "1,234.56")])
def test_credit_has_two_decimals(hundredths, shown):
    assert words.credit(hundredths) == shown


def test_a_posting_carries_its_sign():
    assert [words.signed_credit(value) for value in (25, 0, -25)] == ["+0.25", "0.00", "−0.25"]


def test_money_is_written_with_its_sign_before_the_currency():
    assert [words.money(100_000), words.money(-50)] == ["¥1,000.00", "−¥0.50"]


@pytest.mark.parametrize(
    ("part", "whole", "shown"), [(0, 10, 0), (1, 1000, 1), (999, 1000, 99), (10, 10, 100), (3, 0, 0)]
)
def test_percentage_is_whole_only_when_all_is_done(part, whole, shown):
    assert whole_percent(part, whole) == shown


def test_day_is_the_day_in_shanghai():
    assert words.day(datetime(2026, 11, 21, 17, tzinfo=UTC)) == "2026年11月22日"
    assert words.day(date(2026, 1, 2)) == "2026年1月2日"
    assert words.day(None) == ""


def test_day_in_english():
    with translation.override("en"):
        assert words.day(date(2026, 11, 22)) == "22/11/2026"


@pytest.mark.parametrize(
    ("before", "shown"),
    [(timedelta(seconds=20), "刚刚"), (timedelta(minutes=2), "2 分钟前"), (timedelta(hours=3), "3 小时前")],
)
def test_times_under_a_day_are_relative(before, shown):
    assert words.ago(NOON - before, now=NOON) == shown


def test_older_times_are_dates():
    assert words.ago(datetime(2025, 3, 4, 4, tzinfo=UTC), now=NOON) == "2025年3月4日"


@pytest.mark.parametrize(
    ("on", "shown"),
    [
        (date(2026, 11, 22), "今天"),
        (date(2026, 11, 23), "明天"),
        (date(2026, 11, 30), "还有 8 天"),
        (date(2026, 11, 19), "已过 3 天"),
    ],
)
def test_days_left_in_plain_words(on, shown):
    assert words.days_left(on, today=date(2026, 11, 22)) == shown


@pytest.mark.parametrize(("value", "top"), [(0, 1), (1, 1), (3, 5), (4960, 5000), (5001, 10000)])
def test_axis_ends_at_a_round_number(value, top):
    assert round_top(value) == top


def test_lengths_have_no_idle_zero():
    assert [length(2), length(2.04), length(2.25)] == ["2", "2", "2.2"]
