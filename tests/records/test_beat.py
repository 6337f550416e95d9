"""Time on the server's clock: one place a person, never more than the wall clock."""

import datetime

from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from records.actions import beat
from records.models import LiveSpan
from records.queries import verified_seconds
from tests.factories import PersonFactory

START = datetime.datetime(2026, 11, 22, 20, 0, tzinfo=datetime.UTC)


def at(seconds: int) -> datetime.datetime:
    return START + datetime.timedelta(seconds=seconds)


def test_heartbeats_lengthen_one_span(worker):
    given_seconds = [
        beat(person=worker, device="a", object_key="lesson:1", at=at(second)) for second in (0, 30, 60, 75)
    ]
    assert given_seconds == [0, 30, 30, 15]
    assert list(LiveSpan.objects.values_list("started_at", "ended_at", "seconds")) == [(at(0), at(75), 75)]


def test_long_silence_is_not_learning(worker):
    for second in (0, 30, 30 + 91, 30 + 91 + 20):
        beat(person=worker, device="a", object_key="lesson:1", at=at(second))
    assert verified_seconds(worker, "lesson:1") == 50


def test_second_phone_takes_the_seat_and_nothing_counts_twice(worker):
    for second in range(0, 300, 10):
        beat(person=worker, device="a", object_key="lesson:1", at=at(second))
        beat(person=worker, device="b", object_key="lesson:1", at=at(second + 5))
    assert verified_seconds(worker, "lesson:1") == 0  # two pages that fight for the seat earn nothing


def test_clock_set_back_gives_nothing(worker):
    beat(person=worker, device="a", object_key="lesson:1", at=at(100))
    assert beat(person=worker, device="a", object_key="lesson:1", at=at(40)) == 0


def test_default_clock_is_the_servers(worker):
    assert beat(person=worker, device="a", object_key="lesson:1") == 0
    assert beat(
        person=worker, device="a", object_key="lesson:1", at=timezone.now() + datetime.timedelta(seconds=20)
    ) in (
        20,
        19,
    )


class WallClockTest(TestCase):
    beats = st.lists(
        st.tuples(st.integers(-5, 120), st.sampled_from("ab"), st.sampled_from(["lesson:1", "lesson:2"])), max_size=30
    )

    @settings(max_examples=40, deadline=None)
    @given(beats)
    def test_sum_never_exceeds_the_wall_clock_and_spans_never_overlap(self, beats):
        person, now, latest = PersonFactory(), 0, 0
        for step, device, key in beats:
            now += step
            latest = max(latest, now)
            beat(person=person, device=device, object_key=key, at=at(now))
        spans = sorted(LiveSpan.objects.filter(person=person).values_list("started_at", "ended_at", "seconds"))
        assert sum(span[2] for span in spans) <= latest - min(0, now) + 5
        assert all(before[1] <= after[0] for before, after in zip(spans, spans[1:], strict=False))
