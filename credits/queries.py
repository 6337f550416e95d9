"""Reads of the ledger: a person's balance, postings and years; sums for an officer's unions."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TypedDict

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import Membership, Person, Union
from credits.enums import AccountKind, Unit
from credits.models import Leg, Posting
from credits.models.posting import PostingQuerySet


class Totals(TypedDict):
    seconds: int
    credits: int
    themes: dict[str, dict[str, int]]


def balance(person: Person, kind: AccountKind = AccountKind.AVAILABLE, unit: Unit = Unit.CREDIT) -> int:
    """Hundredths of a credit (or seconds) in one of the person's accounts."""
    legs = Leg.objects.filter(account__person=person, account__kind=kind, unit=unit)
    return legs.aggregate(total=Coalesce(Sum("amount"), 0))["total"]


def ledger(person: Person) -> PostingQuerySet:
    """The person's postings, newest first, each with its rule."""
    return Posting.objects.visible_to(person).select_related("rule")


def year_of(year: int) -> tuple[datetime.datetime, datetime.datetime]:
    """First moment of the year and of the next, in local time."""
    zone = timezone.get_current_timezone()
    return datetime.datetime(year, 1, 1, tzinfo=zone), datetime.datetime(year + 1, 1, 1, tzinfo=zone)


def year_totals(person: Person, year: int) -> Totals:
    """What the year brought, corrections taken off, in all and for each theme."""
    begin, end = year_of(year)
    postings = Posting.objects.filter(person=person, happened_at__gte=begin, happened_at__lt=end)
    rows = postings.order_by("theme").values("theme").annotate(all_seconds=Sum("seconds"), all_credits=Sum("credits"))
    themes = {row["theme"]: {"seconds": row["all_seconds"], "credits": row["all_credits"]} for row in rows}
    return {
        "seconds": sum(part["seconds"] for part in themes.values()),
        "credits": sum(part["credits"] for part in themes.values()),
        "themes": themes,
    }


def credits_before(person: Person, moment: datetime.datetime) -> int:
    """Hundredths of a credit that came before the moment: what the year began with."""
    earlier = Posting.objects.filter(person=person, happened_at__lt=moment)
    return earlier.aggregate(total=Coalesce(Sum("credits"), 0))["total"]


def for_unions(unions: QuerySet[Union] | Iterable[Union], since: datetime.datetime, until: datetime.datetime) -> dict:
    """Sums of the current members' postings: {"seconds", "credits", "people", "postings"}; each person once."""
    members = Membership.objects.current().filter(union__in=unions).values("person")
    postings = Posting.objects.filter(person__in=members, happened_at__gte=since, happened_at__lt=until)
    return postings.aggregate(
        seconds=Coalesce(Sum("seconds"), 0),
        credits=Coalesce(Sum("credits"), 0),
        people=Count("person", distinct=True),
        postings=Count("pk"),
    )
