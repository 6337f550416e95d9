"""Several workers at once, on real connections."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from accounts.models import SmsMessage
from notices.actions import deliver, notify
from notices.enums import Channel, State
from notices.models import Delivery, Notice
from tests.notices.factories import proved

pytestmark = pytest.mark.django_db(transaction=True)
WORD = {"template": "test.urgent", "facts": {"title": "x"}, "by": None}


def at_once(times, function):
    def call(_number):
        try:
            return function()
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(call, range(times)))


def test_16_workers_hand_over_once(worker):
    notify(person=proved(worker), **WORD)
    handed = at_once(16, lambda: deliver(person=worker.pk, channel=Channel.SMS))
    assert (sorted(handed), SmsMessage.objects.count()) == ([0] * 15 + [1], 1)
    assert Delivery.objects.get(channel=Channel.SMS).state == State.HANDED


def test_16_threads_tell_once(worker):
    got = at_once(16, lambda: notify(person=worker, once="x:1", **WORD).pk)
    assert (len(set(got)), Notice.objects.count()) == (1, 1)
