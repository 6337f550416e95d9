"""The platform's settings with static files as built, whether they were collected or not."""

from lms.settings import *  # noqa: F403
from lms.settings import STORAGES as GIVEN

STORAGES = {**GIVEN, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
LOGGING = {"version": 1, "disable_existing_loggers": False, "root": {"level": "ERROR"}}
CONSENT_REQUIRED = False  # the invented people were never asked
