"""What a roster may cost: sizes of a file and of the process that reads it, in settings of the same names."""

from __future__ import annotations

import datetime

from django.conf import settings

DEFAULTS = {
    "bytes": 20 * 1024 * 1024,  # of the uploaded file
    "rows": 200_000,
    "columns": 100,
    "cell": 32_767,  # characters, as Excel
    "cells": 8_000_000,
    "entries": 1_000,  # files inside a workbook
    "unpacked": 400 * 1024 * 1024,
    "ratio": 100,  # unpacked to packed
    "memory": 512 * 1024 * 1024,  # of the reading process
    "seconds": 60,
    "batch": 1_000,  # rows a transaction
    "undo_days": 7,
    "keep_days": 30,  # after which file and values of the rows are erased
}


def limit(name: str) -> int:
    return getattr(settings, "ROSTERS", {}).get(name, DEFAULTS[name])


def reading_limits() -> dict[str, int]:
    return {name: limit(name) for name in DEFAULTS}


def undo_period() -> datetime.timedelta:
    return datetime.timedelta(days=limit("undo_days"))


def keep_period() -> datetime.timedelta:
    return datetime.timedelta(days=limit("keep_days"))
