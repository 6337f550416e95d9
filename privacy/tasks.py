from __future__ import annotations

from celery import shared_task

from privacy.actions import delete_due, delete_expired_exports, delete_outlived, make_export, seal_outlived
from privacy.actions.exporting import TOPIC
from records import outbox


@outbox.delivers(TOPIC)
def deliver_export(payload: dict) -> None:
    make_export(pk=payload["export"], by=None)


@shared_task(name="privacy.tasks.daily", expires=3600)
def daily() -> tuple[int, int, int, int]:
    """People whose day has come, exports that are over, rows and audit entries that were kept to their last day.

    Twice is once."""
    gone = delete_due(by=None), delete_expired_exports(by=None), sum(delete_outlived(by=None).values())
    return *gone, seal_outlived(by=None)
