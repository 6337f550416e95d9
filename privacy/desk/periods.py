"""What is kept how long and why, what the job deleted last and what it will delete next, in words."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from audit.models import Entry as AuditEntry
from audit.models import Seal
from privacy.actions.retaining import kept_by_clock
from privacy.enums import RetentionKind
from privacy.inventory import Entry, of_people
from privacy.keeping import home_region, next_of
from privacy.models import RetentionRule, RetentionRun
from privacy.posts import posts_under
from privacy.wording import in_words
from privacy.words import title_of

A_YEAR_OF_RUNS = 366


@dataclass
class Deed:
    """Rows of one sort on one day."""

    title: str
    day: datetime.date
    count: int | None = None  # None: not counted before


@dataclass
class Period:
    """One kind of record: the rules that hold today, what is kept under it, what went and what goes next."""

    kind: RetentionKind
    rules: list[RetentionRule] = field(default_factory=list)
    here: RetentionRule | None = None  # the one that holds in this place
    later: list[RetentionRule] = field(default_factory=list)  # decided, and not begun yet
    titles: list[str] = field(default_factory=list)
    posts: list[str] = field(default_factory=list)
    last: list[Deed] = field(default_factory=list)
    coming: list[Deed] = field(default_factory=list)

    @property
    def is_decided(self) -> bool:
        return self.here is not None and self.here.months is not None

    @property
    def length(self) -> str:
        return in_words(self.here.months) if self.here and self.here.months is not None else ""


def periods() -> list[Period]:
    """Every kind of record, in the order of the list; a fixed number of queries."""
    found = {kind: Period(kind) for kind in RetentionKind}
    region, current = home_region(), list(RetentionRule.objects.current().order_by("kind", "jurisdiction", "-from_on"))
    for rule in current:
        period = found[RetentionKind(rule.kind)]
        period.rules.append(rule)
        if region.startswith(rule.jurisdiction):
            period.here = max(filter(None, [period.here, rule]), key=lambda one: (len(one.jurisdiction), one.from_on))
    for rule in RetentionRule.objects.filter(from_on__gt=timezone.localdate()).order_by("from_on"):
        found[RetentionKind(rule.kind)].later.append(rule)
    for entry in of_people():
        if entry.retention:
            found[RetentionKind(entry.retention)].titles.append(title_of(entry))
    for kind in RetentionKind:
        for post in posts_under(kind):
            found[post.retention].posts.append(str(post.category.label))
    runs = list(RetentionRun.objects.all()[:A_YEAR_OF_RUNS])
    for entry in kept_by_clock():
        _add_deeds(found[RetentionKind(entry.retention)], entry, runs)
    _add_audit(found[RetentionKind.AUDIT])
    return list(found.values())


def coming_by(kind: RetentionKind, day: datetime.date) -> list[Deed]:
    """What the job finds first on the day, by the rules that stand now."""
    entries = [entry for entry in kept_by_clock() if entry.retention == kind]
    found = [(entry, next_of(entry, day)) for entry in entries]
    return [Deed(title_of(entry), *coming) for entry, coming in found if coming]


def last_run() -> RetentionRun | None:
    return RetentionRun.objects.first()


def _add_deeds(period: Period, entry: Entry, runs: list[RetentionRun]) -> None:
    done = next((run for run in runs if run.deleted.get(entry.label)), None)
    if done:
        period.last.append(Deed(title_of(entry), done.day, done.deleted[entry.label]))
    if runs and (coming := runs[0].coming.get(entry.label)):
        period.coming.append(Deed(title_of(entry), datetime.date.fromisoformat(coming[0]), coming[1]))


def _add_audit(period: Period) -> None:
    """The audit log goes in sealed segments, when a signed root names their end."""
    seal = Seal.objects.order_by("-made_at").first()
    if seal:
        period.last.append(Deed(_("Audit log, sealed"), timezone.localdate(seal.made_at)))
    oldest = AuditEntry.objects.order_by("at").values_list("at", flat=True).first()
    if oldest is None:
        return
    today, day = timezone.localdate(), timezone.localdate(oldest)
    until = RetentionRule.objects.last_day(RetentionKind.AUDIT, home_region(), day, today)
    if until:
        period.coming.append(Deed(_("Audit log"), max(until, today) + datetime.timedelta(days=1)))
