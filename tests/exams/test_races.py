"""Two taps at once, on real connections."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from exams.actions import answer, close, open_attempt
from exams.models import Attempt
from exams.signals import attempt_closed
from tests.exams.factories import make_paper

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(times, function):
    def call(_number):
        try:
            return function()
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(call, range(times)))


def test_32_threads_open_one_attempt_and_close_it_once(worker, tree):
    paper = make_paper(tree.county)
    heard = []

    def listen(sender, attempt, **kwargs):
        heard.append(attempt.pk)

    opened = at_once(32, lambda: open_attempt(person=worker, paper=paper, source="lesson:1", by=worker).pk)
    attempt = Attempt.objects.get()
    answer(attempt=attempt, number=1, choices=["B"], by=worker)
    attempt_closed.connect(listen)
    try:
        closed = at_once(32, lambda: close(attempt=Attempt.objects.get(), by=worker).score)
    finally:
        attempt_closed.disconnect(listen)
    assert (set(opened), set(closed), heard) == ({attempt.pk}, {50}, [attempt.pk])
