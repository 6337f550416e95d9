"""What an act would do to whom: it is done, looked at and undone, so the page cannot promise anything else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Membership, RoleGrant, Union


@dataclass(frozen=True)
class Sight:
    """Somebody holds a role somewhere that reached `before` of the unions concerned, and would reach `after`."""

    name: str
    role: str
    union: str
    before: int
    after: int

    @property
    def is_gain(self) -> bool:
        return self.after > self.before


@dataclass(frozen=True)
class Effects:
    units: int  # the union with what hangs below it
    members: int  # of them, each once
    own_members: int
    sights: list[Sight]


def effects_of(act: Callable[[], object], union: Union, heir: Union | None = None) -> Effects:
    """Whoever reaches the `heir` afterwards sees what the union was before. Raises what the act raises."""
    below = Union.objects.below(union).open()
    watched = list(below.values_list("pk", flat=True))
    people = Membership.objects.current().filter(union__in=watched).values("person").distinct()
    own = Membership.objects.current().filter(union=union).values("person").distinct()
    units, members, own_members = len(watched), people.count(), own.count()
    same = {pk: pk for pk in watched}
    later = {**{pk: pk for pk in watched if pk != union.pk}, heir.pk: union.pk} if heir else same
    with transaction.atomic():
        before = _sight(same)
        act()
        after = _sight(later)
        transaction.set_rollback(True)
    return Effects(units, members, own_members, _differences(before, after))


def _sight(unions: dict[int, int]) -> dict[RoleGrant, set[int]]:
    """Grant → which of the unions it reaches today; the mapping says what each stands for."""
    today = timezone.localdate()
    held = Q(union__reach_down__to_on=None) | Q(union__reach_down__to_on__gte=today)
    grants = RoleGrant.objects.current(today).exclude(role=Role.WORKER)
    grants = grants.filter(held, union__reach_down__from_on__lte=today, union__reach_down__below__in=list(unions))
    found: dict[RoleGrant, set[int]] = defaultdict(set)
    for grant in grants.select_related("person", "union").annotate(reaches=F("union__reach_down__below")):
        found[grant].add(unions[grant.reaches])
    return found


def _differences(before: dict[RoleGrant, set[int]], after: dict[RoleGrant, set[int]]) -> list[Sight]:
    grants = sorted({*before, *after}, key=lambda grant: (grant.union.path, grant.role, grant.pk))
    return [
        Sight(
            name=grant.person.masked_name,
            role=str(Role(grant.role).label),
            union=grant.union.name,
            before=len(before.get(grant, ())),
            after=len(after.get(grant, ())),
        )
        for grant in grants
        if before.get(grant, set()) != after.get(grant, set())
    ]
