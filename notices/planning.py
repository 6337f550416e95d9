"""When a notice leaves by a channel: at once, after the quiet hours, with the digest, or not at all."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from notices.enums import Choice, Urgency
from notices.models import QuietHours
from notices.registry import Template


class Plan(NamedTuple):
    due_at: datetime.datetime
    is_urgent: bool
    is_digest: bool


def plan(template: Template, choice: Choice, at: datetime.datetime, hours: QuietHours) -> Plan | None:
    """None when the person does not want it. What may not be switched off comes whatever was chosen."""
    if choice == Choice.OFF and template.may_be_off:
        return None
    if template.urgency == Urgency.URGENT:
        return Plan(at, True, False)
    if choice in {Choice.DAILY, Choice.WEEKLY} and template.urgency == Urgency.CAN_WAIT:
        return Plan(hours.next_digest(at, is_weekly=choice == Choice.WEEKLY), False, True)
    return Plan(hours.next_ring(at), False, False)
