"""The same settings for tests: fast hashes, plain static files, a folder of its own for files and index."""

import atexit
import shutil
import tempfile
from pathlib import Path

from lms.settings import *

VAR = Path(tempfile.mkdtemp(prefix="gongxue-test-"))
atexit.register(shutil.rmtree, VAR, ignore_errors=True)
MEDIA_ROOT = VAR / "media"
TOMBSTONES = VAR / "tombstones.jsonl"
SEARCH_INDEX_DIR = VAR / "index"
SEARCH_INDEX_PREFIX = VAR.name.lower()  # a real Elasticsearch may be shared; removed at the end
CACHES["default"]["KEY_PREFIX"] = VAR.name  # a Redis is shared, by the other processes of the same run too
SECRET_KEY = "only-for-tests"  # noqa: S105 (tests sign nothing that leaves them)
IDENTITY_KEYS = ["test:" + "dGVzdC1vbmx5LW1hc3Rlci1rZXktb2YtMzItYnl0ZXM"]
IDENTITY_INDEX_KEY = "dGVzdC1vbmx5LWluZGV4LWtleS1vZi0zMi1ieXRlcyE"  # noqa: S105 (tests seal nobody's number)
IDENTITY_INDEX_KEY_NEXT = ""
AUDIT_ROOT_DIR = VAR / "audit"
AUDIT_SIGNING_KEY = "dGVzdC1vbmx5LXNpZ25pbmctc2VlZC0zMi1ieXRlcyE"  # noqa: S105 (tests sign nothing that leaves them)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SIGN_IN_WORK = {**SIGN_IN_WORK, "cost": 1, "rounds": 2}
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True  # each test's client would list every static file first
LOOK_PAGE = True
CONSENT_REQUIRED = False  # most tests sign in past the page that asks; tests/privacy/test_gate.py asks
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
LOGGING = {"version": 1, "disable_existing_loggers": False, "handlers": {}, "root": {"level": "WARNING"}}
if CELERY_BROKER_URL == "filesystem://":
    QUEUE_DIR = VAR / "queue"
    CELERY_BROKER_TRANSPORT_OPTIONS = file_queue(QUEUE_DIR)
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / "test.sqlite3")}  # a file: threads share it as in production
