"""The outbox: nothing leaves without a row, nothing is lost when the other side is down."""

import datetime

import pytest
from django.db import transaction
from django.utils import timezone

from records import outbox
from records.models import OutboxMessage
from tests.records.factories import delivered


@pytest.fixture(autouse=True)
def _empty():
    delivered.clear()


@pytest.mark.django_db
def test_message_is_delivered_once_and_kept():
    outbox.enqueue("test.noted", {"number": 1})
    assert (outbox.deliver_due(), outbox.deliver_due()) == (1, 0)
    assert delivered == [{"number": 1}]
    assert OutboxMessage.objects.get().done_at


@pytest.mark.django_db(transaction=True)
def test_message_of_a_transaction_that_failed_does_not_exist():
    @transaction.atomic
    def write_and_fail() -> None:
        outbox.enqueue("test.noted", {})
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    assert not OutboxMessage.objects.exists()


@pytest.mark.django_db
def test_topic_that_nobody_delivers_is_refused_at_once():
    with pytest.raises(LookupError, match=r"test\.nowhere"):
        outbox.enqueue("test.nowhere", {})


@pytest.mark.django_db
def test_failing_message_waits_and_the_others_go_on():
    outbox.enqueue("test.noted", {"fail": True})
    outbox.enqueue("test.noted", {"number": 2})
    before = timezone.now()
    assert outbox.deliver_due() == 1
    waiting = OutboxMessage.objects.get(done_at=None)
    assert (waiting.attempts, waiting.error) == (1, "ConnectionError")
    assert waiting.due_at > before
    assert outbox.deliver_due() == 0


@pytest.mark.django_db
def test_message_of_a_killed_worker_comes_back_after_its_lease():
    message = outbox.enqueue("test.noted", {"number": 3})
    assert OutboxMessage.objects.claim(message)
    assert not OutboxMessage.objects.claim(message)
    assert outbox.deliver_due() == 0
    OutboxMessage.objects.filter(pk=message.pk).update(due_at=timezone.now() - datetime.timedelta(seconds=1))
    assert outbox.deliver_due() == 1


@outbox.delivers("test.urgent", is_urgent=True)
def _urgent(payload: dict) -> None:
    delivered.append(payload)


@pytest.mark.django_db
def test_urgent_message_goes_before_older_ones_and_a_round_ends_in_time():
    for number in range(3):
        outbox.enqueue("test.noted", {"number": number})
    outbox.enqueue("test.urgent", {"code": 1})
    assert outbox.deliver_due(1) == 1
    assert delivered == [{"code": 1}]
    assert outbox.deliver_due(seconds=-1) == 0
    assert outbox.deliver_due() == 3
