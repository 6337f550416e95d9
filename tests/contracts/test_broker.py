"""Every broker: what the outbox holds is delivered by a worker; a message that is no JSON is refused."""

from __future__ import annotations

import threading

import pytest
from celery.contrib.testing.worker import start_worker
from kombu.exceptions import EncodeError

from lms.celery import app
from records import outbox
from records.models import OutboxMessage
from records.tasks import sweep

arrived = threading.Event()


@outbox.delivers("test.arrived")
def _arrive(_payload: dict) -> None:
    arrived.set()


@pytest.mark.filterwarnings("ignore")  # the worker's own libraries warn about threads
@pytest.mark.django_db(transaction=True)
def test_message_reaches_the_worker():
    outbox.enqueue("test.arrived", {})
    with start_worker(app, pool="solo", perform_ping_check=False, loglevel="ERROR", shutdown_timeout=30):
        sweep.delay()
        assert arrived.wait(30)
    assert OutboxMessage.objects.get().done_at


def test_only_json_is_spoken():
    assert (list(app.conf.accept_content), app.conf.task_serializer) == (["json"], "json")
    with pytest.raises(EncodeError):
        app.send_task("records.tasks.sweep", args=[object()])


def test_sweep_may_run_again_and_again(db):
    outbox.enqueue("test.arrived", {})
    assert [sweep(), sweep(), sweep()] == [1, 0, 0]
