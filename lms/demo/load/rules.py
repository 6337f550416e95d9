"""Example rules and goals, so that learning earns something to look at."""

from __future__ import annotations

import datetime

from django.utils import timezone

from accounts.models import Union
from credits.actions import write_rule
from credits.models import CreditRule
from lms.demo.files import table
from lms.demo.load.part import Part
from lms.demo.load.tree import root_key
from lms.models import Goal


def first_day() -> datetime.date:
    """The first of January of the year of the demo's earliest learning."""
    return (timezone.localdate() - datetime.timedelta(days=60)).replace(month=1, day=1)


class Rules(Part):
    name = "rules"

    def is_there(self) -> bool:
        return CreditRule.objects.filter(programme=table("rules.toml")["credit"]["programme"]).exists()

    def items(self) -> list[dict]:
        return [table("rules.toml")]

    def load(self, item: dict) -> None:
        union = Union.objects.get(key=root_key())
        write_rule(**item["credit"], from_on=first_day(), union=union, by=None)
        for goal in item["goal"]:
            Goal.objects.create(**goal, union=union, from_on=first_day())
