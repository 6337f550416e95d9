"""The score is a function of the stored answers: any order of arrival on one phone gives the same."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from exams import marking
from exams.models import Answer, Attempt

NOON = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
KEYS = {"1": ["A"], "2": ["A", "C"], "3": ["B"]}
CHOICES = st.lists(st.sampled_from("ABC"), unique=True, max_size=3).map(sorted)
WRITTEN = st.lists(st.tuples(st.integers(1, 3), CHOICES), max_size=12)


def rows(written, order):
    """Answers numbered as they were written, stored as they came in."""
    return [
        Answer(pk=place + 1, number=written[at][0], choices=written[at][1], device="p", sequence=at, received_at=NOON)
        for place, at in enumerate(order)
    ]


@given(WRITTEN, st.randoms())
def test_any_order_of_arrival_gives_the_answers_as_written(written, chance):
    order = list(range(len(written)))
    chance.shuffle(order)
    got = marking.given(Attempt(), rows(written, order))
    assert got == {str(number): choices for number, choices in written}


@given(WRITTEN)
def test_the_score_is_the_share_of_exact_answers_rounded_down(written):
    got = {str(number): choices for number, choices in written}
    right = sum(sorted(got.get(number, [])) == key for number, key in KEYS.items())
    assert marking.score(KEYS, got) == [0, 33, 66, 100][right]


@given(WRITTEN, st.integers(0, 12))
def test_after_closing_only_what_was_written_before_on_that_phone_counts(written, finish):
    attempt = Attempt(closed_at=NOON, close_device="p", close_sequence=finish)
    late = rows(written, range(len(written)))
    for row in late:
        row.received_at = NOON + datetime.timedelta(minutes=5)
    before = {str(number): choices for number, choices in written[:finish]}
    assert marking.given(attempt, late) == before
    attempt.revealed_at = NOON + datetime.timedelta(minutes=1)
    assert marking.given(attempt, late) == {}
