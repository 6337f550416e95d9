"""What a worker earns, and what the ledger adds up to."""

from django.db.models import Sum

from credits.actions import award
from credits.models import Leg

HOURS_4 = 4 * 2700


def earn(person, **fields):
    values = {"source": "course:1", "event": "course.completed", "facts": {"seconds": HOURS_4, "score": 85}, **fields}
    return award(person=person, theme="health", title="消防", **values)


def sums():
    return list(Leg.objects.order_by("posting", "unit").values_list("posting", "unit").annotate(Sum("amount")))
