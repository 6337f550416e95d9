import datetime
from types import SimpleNamespace

from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.models import LessonProgress
from courses.validators import SLACK, validate_watched
from courses.watching import length, merged

LENGTH = 600


def pair(start: int, tenths: int) -> list[float]:
    return [start / 10, min(LENGTH * 10, start + tenths) / 10]


pairs = st.lists(st.builds(pair, st.integers(0, LENGTH * 10 - 1), st.integers(1, 3000)), max_size=12)


@settings(deadline=None)
@given(pairs)
def test_the_union_covers_exactly_the_tenths_that_were_watched(intervals):
    covered = {tenth for a, b in intervals for tenth in range(round(a * 10), round(b * 10))}
    assert round(length(merged(intervals)) * 10) == len(covered)


@settings(deadline=None)
@given(pairs, pairs)
def test_the_order_of_what_is_merged_does_not_matter(one, two):
    assert merged(merged(one), two) == merged(merged(two), one) == merged(one + two)


@settings(deadline=None)
@given(st.lists(st.tuples(pairs, st.integers(0, 300)), max_size=8))
def test_nobody_watches_more_than_the_clock_ran(reports):
    """Whatever is claimed and refused: what stands is never more than wall time at the fastest speed."""
    began = datetime.datetime(2026, 11, 23, 4, 0, tzinfo=datetime.UTC)
    video = SimpleNamespace(block="v", seconds=LENGTH)
    rule = SimpleNamespace(speed_percent=100)
    row, now = LessonProgress(opened_at=began), began
    row._state.fields_cache["lesson"] = SimpleNamespace(videos=[video])
    for intervals, passed in reports:
        now += datetime.timedelta(seconds=passed)
        try:
            validate_watched(row, "v", intervals, 1.0, rule, now)
        except ValidationError:
            continue
        row.watch("v", intervals)
    assert length(row.watched.get("v", [])) <= (now - began).total_seconds() + SLACK
