from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from credits.actions.posting import write
from credits.enums import EARNED
from credits.models import CreditRule, Posting


def award(
    *,
    person: Person,
    source: str,
    event: str,
    facts: dict,
    theme: str = "",
    title: str = "",
    by: Person | None = None,
    at: datetime.datetime | None = None,
) -> Posting | None:
    """Post what `facts["seconds"]` of verified time are worth by the rule in force at `at` where the person belongs.

    Once per (person, source, event) for ever: asked again, also after a change of rule or a correction, it returns
    the first posting. None when no rule is in force: the completion stands, it is only worth no credits yet."""
    if known := _known(person, source, event):
        return known
    seconds = _seconds(facts)
    try:
        with transaction.atomic():
            earner = person.living()
            if known := _known(earner, source, event):
                return known
            now = timezone.now()
            moment = at or now
            rule = CreditRule.objects.in_force(event=event, union=earner.home_union, on=timezone.localdate(moment))
            if rule is None:
                return None
            posting = Posting(
                person=earner,
                source=source,
                event=event,
                rule=rule,
                title=title,
                theme=theme,
                facts=facts,
                credits=rule.credits(seconds),
                seconds=seconds,
                happened_at=moment,
                posted_at=now,
                posted_by=by,
            )
            return write(posting)
    except IntegrityError:  # another connection was faster; anything else is raised again
        if known := _known(person, source, event):
            return known
        raise


def _known(person: Person, source: str, event: str) -> Posting | None:
    """Also what a record earned that was put together with this one, taken over or not."""
    whose = Q(person=person) | Q(person__merged_into=person)
    earned = Posting.objects.filter(whose, source=source, event=event, kind__in=EARNED)
    return earned.select_related("rule").order_by("posted_at").first()


def _seconds(facts: dict) -> int:
    seconds = facts.get("seconds")
    if not isinstance(seconds, int) or isinstance(seconds, bool) or seconds < 0:
        raise ValidationError(_("Learning time is given in whole seconds."), code="seconds")
    return seconds
