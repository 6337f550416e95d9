"""The migrated, empty SQLite database is made once and copied: two hundred migrations take longer than most suites."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]


def template_path() -> Path:
    """One file for each state of our migrations and of the packages that bring theirs."""
    sources = [
        *sorted(ROOT.glob("*/migrations/*.py")),
        *sorted(ROOT.glob("*/*triggers.py")),
        ROOT / "requirements/dev.txt",
    ]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:16]
    return settings.BASE_DIR / "var" / f"test-template-{digest}.sqlite3"


def is_usable() -> bool:
    return connection.vendor == "sqlite" and template_path().exists()


def copy_to_test_database() -> None:
    shutil.copyfile(template_path(), connection.settings_dict["TEST"]["NAME"])


def keep_as_template() -> None:
    """Store the test database as it stands; written beside and renamed, for two runs may do so at once."""
    path = template_path()
    if connection.vendor != "sqlite" or path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    source = sqlite3.connect(connection.settings_dict["NAME"])
    source.execute("VACUUM INTO ?", [str(beside)])
    source.close()
    beside.replace(path)
