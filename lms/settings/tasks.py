"""Celery: Redis or RabbitMQ when named, else a queue of files that one worker beside the web process reads."""

from pathlib import Path

from lms.settings.env import VAR, env


def file_queue(folder: Path) -> dict[str, str]:
    """Options of kombu's `filesystem://` transport; both sides read and write one folder."""
    for name in ("messages", "control"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    messages = str(folder / "messages")
    return {"data_folder_in": messages, "data_folder_out": messages, "control_folder": str(folder / "control")}


CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", default="") or "filesystem://"
QUEUE_DIR = VAR / "queue" if CELERY_BROKER_URL == "filesystem://" else None
CELERY_BROKER_TRANSPORT_OPTIONS = file_queue(QUEUE_DIR) if QUEUE_DIR else {}
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = CELERY_RESULT_SERIALIZER = "json"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 1800
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_TASK_PUBLISH_RETRY = False  # the outbox sweeper tries again; a request never waits for a broker
CELERY_TIMEZONE = "Asia/Shanghai"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "beat-schedule")
CELERY_BEAT_SCHEDULE = {
    "accounts": {"task": "accounts.tasks.tidy", "schedule": 600.0},
    "audit": {"task": "audit.tasks.write_root", "schedule": 3600.0},
    "merges": {"task": "accounts.tasks.finish_merges", "schedule": 600.0},
    "headcounts": {"task": "accounts.tasks.count_members", "schedule": 600.0},
    "courses": {"task": "courses.tasks.remind_of_dates", "schedule": 3600.0},
    "exams": {"task": "exams.tasks.close_overdue", "schedule": 60.0},
    "notices": {"task": "notices.tasks.settle", "schedule": 60.0},
    "outbox": {"task": "records.tasks.sweep", "schedule": 1.0},
    "privacy": {"task": "privacy.tasks.daily", "schedule": 3600.0},
    "rosters": {"task": "rosters.tasks.resume", "schedule": 30.0},
    "rosters-erase": {"task": "rosters.tasks.erase", "schedule": 86400.0},
    "sections": {"task": "sections.tasks.sync", "schedule": 600.0},
}
