"""Until when rows are kept: by the rules of their kind, and by the post that their person held on their day."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import F, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from accounts.models import Union
from privacy.enums import OnDeletion
from privacy.inventory import Entry
from privacy.models import RetentionRule, Tombstone
from privacy.posts import Post, held_by, posts_under

ONE_DAY = datetime.timedelta(days=1)


def home_region() -> str:
    """Region code of the union at the top: whose law this installation lives under."""
    top = Union.objects.filter(depth=1).order_by("path").first()
    return top.region_code if top else ""


def candidates(entry: Entry) -> QuerySet:
    """Rows that the clock may end: all where a deletion deletes anyway, else what stayed of the deleted."""
    rows: QuerySet = QuerySet(entry.model).filter(**{f"{entry.clock}__isnull": False})
    if entry.on_deletion == OnDeletion.DELETE or not entry.person:
        return rows
    return rows.filter(**{f"{entry.person}__in": Tombstone.objects.values("person_key")})


def over_on(entry: Entry, day: datetime.date, today: datetime.date) -> Q | None:
    """Which rows of the day were kept to their last day; None: none. A post's rule and the general one both count."""
    region, general = home_region(), RetentionRule.objects.last_day
    until = general(entry.retention, region, day, today)
    if until and until >= today:
        return None
    ruled = [post for post in posts_under(entry.retention) if _is_ruled(post, region, day, today)]
    lasts = {post: general(post.retention, region, day, today) for post in ruled}
    waiting = [post for post, last in lasts.items() if last is None or last >= today]
    if until:
        return ~held_by(waiting, day, entry.person) if waiting else Q()
    over = [post for post in ruled if post not in waiting]
    return held_by(over, day, entry.person) & ~held_by(waiting, day, entry.person) if over else None


def next_of(entry: Entry, today: datetime.date) -> tuple[datetime.date, int] | None:
    """The first day on which the job will find something, by the general rule of today, and how many rows of that day;
    None: nothing is kept yet, or nobody has set a period. Rows that a post or another row holds back are counted."""
    rows = candidates(entry)
    oldest = rows.order_by(entry.clock).values_list(entry.clock, flat=True).first()
    if oldest is None:
        return None
    day = _local_day(oldest)
    until = RetentionRule.objects.last_day(entry.retention, home_region(), day, today)
    if until is None:
        return None
    return max(until, today) + ONE_DAY, rows.filter(**on_day(entry, day)).count()


def days_of(entry: Entry, rows: QuerySet) -> list[datetime.date]:
    """The local days of the rows, each once."""
    day = TruncDate(entry.clock) if _is_moment(entry) else F(entry.clock)
    return list(rows.order_by().annotate(day_of_row=day).values_list("day_of_row", flat=True).distinct())


def on_day(entry: Entry, day: datetime.date) -> dict[str, object]:
    return {f"{entry.clock}__date" if _is_moment(entry) else entry.clock: day}


def _is_ruled(post: Post, region: str, day: datetime.date, today: datetime.date) -> bool:
    """Has the place a rule for the post at all, on the day or today?"""
    return any(RetentionRule.objects.nearest(post.retention, region, on) for on in {day, today})


def _local_day(value: datetime.date) -> datetime.date:
    return timezone.localdate(value) if isinstance(value, datetime.datetime) else value


def _is_moment(entry: Entry) -> bool:
    model, field = entry.model, None
    for name in entry.clock.split("__"):
        field = model._meta.get_field(name)
        model = field.related_model or model  # type: ignore[assignment]
    return isinstance(field, models.DateTimeField)
