"""What the worker does for rosters."""

from __future__ import annotations

from celery import shared_task

from records import outbox
from rosters.actions import erase_old, resume_abandoned, work_on
from rosters.actions.uploading import TOPIC


@outbox.delivers(TOPIC)
def work(payload: dict) -> None:
    work_on(pk=payload["roster"])


@shared_task(name="rosters.tasks.resume", expires=25)
def resume() -> int:
    """A worker that was killed left its roster lying: hand it on."""
    return resume_abandoned()


@shared_task(name="rosters.tasks.erase")
def erase() -> int:
    return erase_old()
