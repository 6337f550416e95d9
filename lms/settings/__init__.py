"""Settings, a file a subject. Only `env.py` and its readers here look at the environment."""

from lms.settings.api import *
from lms.settings.apps import *
from lms.settings.audit import *
from lms.settings.cms import *
from lms.settings.data import *
from lms.settings.env import *
from lms.settings.notices import *
from lms.settings.people import *
from lms.settings.tasks import *
from lms.settings.texts import *
from lms.settings.web import *

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "privacy.logs.ScrubbedFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {"elastic_transport": {"level": "WARNING"}},  # else a line for every search
    "root": {"handlers": ["console"], "level": "INFO"},
}
