from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from accounts.auditing.lines import write_about
from accounts.models import Membership, Person, Union
from accounts.models.person import PersonQuerySet
from notices.actions.notifying import A_SLICE, word_of
from notices.actions.writing import Word, write
from notices.enums import Channel
from notices.models import Campaign
from notices.registry import template_of
from notices.rules import check_can_announce
from records import outbox

CAMPAIGN = "notices.campaign"


@transaction.atomic
def announce(
    *,
    union: Union,
    template: str,
    facts: dict,
    url: str = "",
    valid_until: datetime.datetime | None = None,
    channels: Iterable[str] = (),
    starts_at: datetime.datetime | None = None,
    by: Person | None,
) -> Campaign:
    """Tell every member of the union and below, from `starts_at` on (default: now) by `channels` (default: all of the
    template; the inbox always). The worker writes it slice by slice; `done_count` says how far."""
    check_can_announce(by, union)
    stored = template_of(template).check_facts(facts)
    campaign = Campaign.objects.create(
        union=union,
        template=template,
        facts=stored,
        url=url,
        valid_until=valid_until,
        sent_by=by,
        channels=sorted({Channel.INBOX.value, *channels}) if channels else [],
        starts_at=starts_at or timezone.now(),
        total_count=audience(union).count(),
    )
    facts_of_line = {"union": union.key, "campaign": campaign.pk}
    write_about(None, "notice.announced", by=by, facts=facts_of_line)
    _go_on_later(campaign, campaign.starts_at)
    return campaign


@transaction.atomic
def go_on(*, campaign: int) -> Campaign:
    """The next slice, with cursor and the way to the one after it in one transaction: a killed worker loses nothing."""
    row = Campaign.objects.select_for_update(of=("self",)).select_related("union", "sent_by").get(pk=campaign)
    if row.finished_at or row.recalled_at:
        return row
    people = audience(row.union).order_by("pk")
    batch = list((people.filter(pk__gt=row.cursor) if row.cursor else people)[:A_SLICE])
    row.done_count += len(write(batch, _word(row)))
    row.cursor = batch[-1].pk if batch else row.cursor
    if len(batch) < A_SLICE:
        row.finished_at = timezone.now()
    else:
        _go_on_later(row)
    row.save(update_fields=["done_count", "cursor", "finished_at"])
    return row


def _word(row: Campaign) -> Word:
    rest = {"url": row.url, "union": row.union, "valid_until": row.valid_until, "by": row.sent_by}
    by_ways = {"channels": tuple(row.channels), "campaign": row, "once": f"campaign:{row.pk}"}
    return word_of(row.template, row.facts, **rest, **by_ways)


def audience(union: Union) -> PersonQuerySet:
    """The active members of the union and of those below, each once."""
    members = Membership.objects.current().under(union, timezone.localdate())
    return Person.objects.filter(pk__in=members.values("person"), is_active=True)


def _go_on_later(campaign: Campaign, at: datetime.datetime | None = None) -> None:
    outbox.enqueue(CAMPAIGN, {"campaign": campaign.pk}, key=f"campaign:{campaign.pk}", due_at=at)
