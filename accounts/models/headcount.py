from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.enums import Tree
from accounts.models.membership import Membership
from accounts.models.union import Union

COLUMNS: dict[str, Tree | None] = {"line": Tree.LINE, "place": Tree.PLACE, "either": None}


class HeadcountQuerySet(models.QuerySet):
    def recount(self) -> int:
        """Count every union anew: one query a tree, whatever the number of unions. The worker does it."""
        now, counts = timezone.now(), {column: count_people(tree) for column, tree in COLUMNS.items()}
        rows: list[Any] = [
            Headcount(union_id=pk, counted_at=now, **{column: counts[column].get(pk, 0) for column in COLUMNS})
            for pk in Union.objects.order_by().values_list("pk", flat=True)
        ]
        fields = ["counted_at", *COLUMNS]
        self.bulk_create(rows, 1000, update_conflicts=True, unique_fields=["union"], update_fields=fields)
        return len(rows)

    def of(self, unions: Iterable[int], tree: Tree | None) -> dict[int, int]:
        """Union → members at or below it, each once; who was not counted since the last change is counted now."""
        wanted = list(unions)
        known = dict(self.filter(union__in=wanted).values_list("union", tree or "either"))
        missing = [pk for pk in wanted if pk not in known]
        return {**dict.fromkeys(wanted, 0), **known, **(count_people(tree, missing) if missing else {})}


class Headcount(models.Model):
    """How many people belong to a union and to those below it, by each tree and in all; as of `counted_at`.

    Half a million memberships are not counted anew for each look at the tree."""

    union = models.OneToOneField(Union, on_delete=models.CASCADE, primary_key=True, related_name="headcount")
    line = models.PositiveIntegerField(_("members by line"))
    place = models.PositiveIntegerField(_("members by place"))
    either = models.PositiveIntegerField(_("members"))
    counted_at = models.DateTimeField(_("counted at"))

    objects = HeadcountQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.union_id} {self.either}"


def count_people(tree: Tree | None, unions: list[int] | None = None) -> dict[int, int]:
    """Union → people who are members today at or below it; of all unions, or of those given."""
    today = timezone.localdate()
    held = Q(union__reach_up__to_on=None) | Q(union__reach_up__to_on__gte=today)
    here: dict[str, Any] = {"union__reach_up__from_on__lte": today}
    if tree:
        here["union__reach_up__tree"] = tree
    if unions is not None:
        here["union__reach_up__above__in"] = unions
    rows = Membership.objects.current(today).filter(held, **here).order_by().values("union__reach_up__above")
    return dict(rows.annotate(people=Count("person", distinct=True)).values_list("union__reach_up__above", "people"))
