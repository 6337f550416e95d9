import pytest

from courses.cards import share


@pytest.mark.parametrize(
    ("learnt", "planned", "percent"),
    [(0, 600, 0), (1, 6000, 1), (375, 1000, 38), (600, 600, 99), (900, 600, 99), (5, 0, 0), (5, None, 0)],
)
def test_share_of_a_course_under_way_is_never_whole(learnt, planned, percent):
    assert share(learnt, planned) == percent
