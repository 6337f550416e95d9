from __future__ import annotations

import datetime

from django.db import transaction

from accounts.models import Person, Union
from credits.enums import Rounding
from credits.models import CreditRule


@transaction.atomic
def write_rule(
    *,
    programme: str,
    title: str,
    event: str,
    source: str,
    seconds_per_hour: int,
    hours_per_credit: int,
    from_on: datetime.date,
    to_on: datetime.date | None = None,
    union: Union | None = None,
    rounding: str = Rounding.HALF_UP,
    by: Person | None,
) -> CreditRule:
    """The next version of a programme's rule. An open version before it ends on the day before `from_on`;
    what it posted stays as it is. `hours_per_credit` is in hundredths: 1600 = 16 learning hours for one credit."""
    versions = CreditRule.objects.filter(programme=programme).order_by("-version")
    latest = versions.first()
    if latest and latest.to_on is None and latest.from_on < from_on:
        latest.to_on = from_on - datetime.timedelta(days=1)
        latest.save(update_fields=["to_on"])
    rule = CreditRule(
        programme=programme,
        version=latest.version + 1 if latest else 1,
        title=title,
        event=event,
        union=union,
        source=source,
        seconds_per_hour=seconds_per_hour,
        hours_per_credit=hours_per_credit,
        rounding=rounding,
        from_on=from_on,
        to_on=to_on,
    )
    rule.full_clean()
    rule.save()
    return rule
