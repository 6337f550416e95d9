"""Wagtail's own jobs (django_tasks) leave through the outbox and run in the Celery worker like everything else."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.utils import get_random_id, normalize_json

from records import outbox

TOPIC = "task.run"


class CeleryTaskBackend(BaseTaskBackend):
    supports_priority = True

    def enqueue(self, task: Task, args: Any, kwargs: Any) -> TaskResult:
        self.validate_task(task)
        values = {"task": task.module_path, "args": list(args), "kwargs": dict(kwargs)}
        outbox.enqueue(TOPIC, normalize_json(values), key=task.module_path[:120])
        return TaskResult(
            task=task,
            id=get_random_id(),
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=list(args),
            kwargs=dict(kwargs),
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )


@outbox.delivers(TOPIC)
def run(payload: dict) -> None:
    import_string(payload["task"]).call(*payload["args"], **payload["kwargs"])
