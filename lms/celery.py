import logging.config
import os
from typing import Any

from celery import Celery
from celery.signals import setup_logging
from kombu.transport import TRANSPORT_ALIASES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings")
TRANSPORT_ALIASES["filesystem"] = "lms.running.file_queue:Transport"  # the same scheme, without half-written files

app = Celery("gongxue")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def log_as_the_web_does(**options: Any) -> None:
    """Celery would put its own handlers in place, past the formatter that scrubs personal data."""
    from django.conf import settings  # noqa: PLC0415  # the settings are read when the worker starts

    level = {"level": options["loglevel"]} if options.get("loglevel") else {}
    config: dict[str, Any] = settings.LOGGING
    root = {"handlers": list(config["handlers"]), "level": "INFO", **level}
    logging.config.dictConfig({**config, "root": root})
