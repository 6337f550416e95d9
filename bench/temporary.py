"""A database, an index and files of one's own for a measurement; gone afterwards. Import before Django is set up."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

FOLDER = tempfile.mkdtemp(prefix="gongxue-bench-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ.update(
    VAR_DIR=FOLDER, DATABASE_URL=f"sqlite:///{FOLDER}/bench.sqlite3", DJANGO_SETTINGS_MODULE="bench.settings"
)
for name in ("ELASTICSEARCH_URL", "REDIS_URL", "CELERY_BROKER_URL", "MODE"):
    os.environ.pop(name, None)
