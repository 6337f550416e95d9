"""The same event from 64 threads at once, on real connections."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from credits.actions import award, issue_certificate, reverse
from credits.models import Certificate, Leg, Posting
from credits.queries import balance
from tests.credits.factories import make_rule

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(times, function):
    def call(_number):
        try:
            return function()
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(call, range(times)))


def test_64_threads_give_one_posting(worker):
    make_rule()
    facts = {"seconds": 4 * 2700}
    got = at_once(64, lambda: award(person=worker, source="course:1", event="course.completed", facts=facts).pk)
    assert (len(set(got)), Posting.objects.count(), Leg.objects.count(), balance(worker)) == (1, 1, 4, 25)


def test_32_threads_give_one_correction(worker, county_officer):
    make_rule()
    posting = award(person=worker, source="course:1", event="course.completed", facts={"seconds": 2700})
    got = at_once(32, lambda: reverse(posting=posting, by=county_officer, reason="重复").pk)
    assert (len(set(got)), Posting.objects.count(), balance(worker)) == (1, 2, 0)


def test_32_threads_give_one_certificate(worker, tree):
    fields = {"source": "course:1", "title": "消防", "seconds": 2700, "credits": 6, "union": tree.county}
    got = at_once(32, lambda: issue_certificate(person=worker, **fields).number)
    assert (len(set(got)), Certificate.objects.count()) == (1, 1)
