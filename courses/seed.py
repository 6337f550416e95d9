"""The first rules, so that a fresh installation can count. They are marked as ours, to be replaced by the union's."""

from __future__ import annotations

import datetime

from django.apps import AppConfig
from django.db import router

FIRST_DAY = datetime.date(2020, 1, 1)
SOURCE = "平台初始值，请由本级工会确认后另立新规则"
COMMON = {"from_on": FIRST_DAY, "source": SOURCE, "watch_percent": 90, "idle_minutes": 5}


def first_rules(sender: AppConfig, using: str, **kwargs) -> None:
    """After migrating: when there is no rule at all, one for statutory training and one for the rest."""
    rules = sender.get_model("CourseRule")._default_manager.using(using)
    if not router.allow_migrate(using, "courses") or rules.exists():
        return
    free = {"read_percent": 80, "is_word_enough": True, "speed_percent": 200, "can_skip": True, "counts": "planned"}
    strict = {
        "read_percent": 90,
        "is_word_enough": False,
        "speed_percent": 100,
        "can_skip": False,
        "counts": "verified",
    }
    rules.create(is_statutory=False, **COMMON, **free)
    rules.create(is_statutory=True, **COMMON, **strict)
