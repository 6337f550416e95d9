import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from accounts.models import LimitCount

HOUR = datetime.timedelta(hours=1)


def test_turns_are_counted_given_back_and_come_again(db):
    *taken, wait = [LimitCount.objects.take("a", 2, HOUR) for _turn in range(3)]
    assert (taken, 3500 < wait <= 3600) == ([0, 0], True)
    assert LimitCount.objects.take("b", 2, HOUR) == 0
    LimitCount.objects.give_back("a")
    assert LimitCount.objects.take("a", 2, HOUR) == 0
    LimitCount.objects.filter(key="a").update(started_at="2026-01-01T00:00:00Z", until="2026-01-01T01:00:00Z")
    assert [LimitCount.objects.take("a", 2, HOUR) for _turn in range(3)][:2] == [0, 0]


def test_giving_back_never_goes_below_nothing(db):
    LimitCount.objects.take("a", 1, HOUR)
    for _turn in range(3):
        LimitCount.objects.give_back("a")
    assert [LimitCount.objects.take("a", 1, HOUR) == 0 for _turn in range(2)] == [True, False]


@pytest.mark.django_db(transaction=True)
def test_32_threads_get_exactly_as_many_turns_as_there_are():
    def take(_number: int) -> bool:
        try:
            return LimitCount.objects.take("a", 5, HOUR) == 0
        finally:
            connection.close()

    with ThreadPoolExecutor(32) as pool:
        assert sum(pool.map(take, range(32))) == 5
