"""The first quiet hours, marked as ours, to be replaced by the union's."""

from __future__ import annotations

import datetime

from django.apps import AppConfig
from django.db import router

SOURCE = "平台初始值，请由本级工会确认后另立新规则"


def first_hours(sender: AppConfig, using: str, **kwargs) -> None:
    """After migrating: when there is no row at all, quiet from ten to seven, digests at eight, on Mondays."""
    rows = sender.get_model("QuietHours")._default_manager.using(using)
    if not router.allow_migrate(using, "notices") or rows.exists():
        return
    night = {"begins": datetime.time(22), "ends": datetime.time(7)}
    rows.create(from_on=datetime.date(2020, 1, 1), source=SOURCE, digest_at=datetime.time(8), **night)
