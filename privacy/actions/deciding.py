"""How long a kind of record is kept here, decided by the federation under a document."""

from __future__ import annotations

import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.refusals import refused
from privacy import auditing
from privacy.enums import RetentionKind
from privacy.keeping import home_region
from privacy.models import RetentionRule
from privacy.rules import can_publish
from privacy.wording import in_words

A_DAY = datetime.timedelta(days=1)
FLOORS = {RetentionKind.AUDIT: RetentionKind.NETWORK_LOG}  # the platform only suggests; the law on logs binds


@transaction.atomic
def decide_period(
    *, kind: RetentionKind, months: int | None, source: str, from_on: datetime.date, by: Person | None
) -> RetentionRule:
    """A rule for this region from a day on; the one before ends the day before, one that was still to come goes.

    `months` None: not decided, so the clock deletes nothing. Raises PermissionDenied, and ValidationError with the
    code "past" for a day gone by, "source" without a document, "short" below what holds in a wider region, "region"
    while the union at the top has no region code."""
    if by and not can_publish(by):
        raise PermissionDenied(_("Only the administrators of the federation decide how long records are kept."))
    region, document = home_region(), source.strip()
    if not region:  # the rules without a region are the country's
        raise ValidationError(_("Please give the union at the top its region code first."), code="region")
    if from_on < timezone.localdate():
        raise refused("from_on", _("A period cannot begin on a day gone by."), "past")
    if not document:
        raise refused("source", _("Please name the document that says so."), "source")
    _check_is_long_enough(kind, months, region, from_on)
    before = RetentionRule.objects.filter(kind=kind, jurisdiction=region)
    before.filter(from_on__gte=from_on).delete()
    before.filter(Q(to_on=None) | Q(to_on__gte=from_on)).update(to_on=from_on - A_DAY)
    made = RetentionRule.objects.create(kind=kind, months=months, jurisdiction=region, source=document, from_on=from_on)
    facts = {"kind": kind, "months": months, "from_on": from_on, "source": document}
    auditing.write("privacy.period_decided", person=None, by=by, facts=facts)
    return made


def _check_is_long_enough(kind: str, months: int | None, region: str, on: datetime.date) -> None:
    """A city may keep longer than the law or the province asks, never shorter."""
    rules = RetentionRule.objects.current(on).filter(kind=FLOORS.get(RetentionKind(kind), kind))
    wider = [
        rule.months
        for rule in rules.exclude(jurisdiction=region)
        if rule.months is not None and region.startswith(rule.jurisdiction)
    ]
    if months is not None and wider and months < max(wider):
        sentence = _("The rule of the wider region asks for at least %(period)s.")
        raise refused("months", sentence % {"period": in_words(max(wider))}, "short")
