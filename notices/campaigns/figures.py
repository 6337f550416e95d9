"""What became of notices to whole unions: told, read, sent by which way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count

from notices.enums import Channel, State
from notices.models import Campaign, Delivery, Notice


@dataclass
class Line:
    """A campaign with how many read it, and for each ringing channel how many deliveries are in which state."""

    campaign: Campaign
    read: int = 0
    states: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))

    @property
    def title(self) -> str:
        return str(self.campaign.facts.get("title", ""))

    @property
    def ways(self) -> list[tuple[str, int, int, int]]:
        """(name, sent, still to go, failed) of each channel that it went by."""
        return [
            (
                str(Channel(name).label),
                found.get(State.SENT, 0),
                found.get(State.WAITING, 0) + found.get(State.HANDED, 0),
                found.get(State.FAILED, 0),
            )
            for name, found in self.states.items()
        ]


def lines_of(campaigns: Sequence[Campaign]) -> list[Line]:
    """Two queries, however many campaigns."""
    lines = {campaign.pk: Line(campaign) for campaign in campaigns}
    read = Notice.objects.filter(campaign__in=lines, read_at__isnull=False).order_by().values_list("campaign")
    for key, number in read.annotate(Count("pk")):
        lines[key].read = number
    rung = Delivery.objects.filter(notice__campaign__in=lines).exclude(channel=Channel.INBOX).order_by()
    for key, name, state, number in rung.values_list("notice__campaign", "channel", "state").annotate(Count("pk")):
        lines[key].states[name][state] = number
    return list(lines.values())
