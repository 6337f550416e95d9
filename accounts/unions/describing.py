"""One union for its page: where it hangs in both trees, since when, who answers for it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from accounts.enums import Role, Tree
from accounts.models import Reach, RoleGrant, Union
from accounts.models.reach import BEGINNING

ANSWERS = (Role.ADMINISTRATOR, Role.OFFICER)


@dataclass(frozen=True)
class Stay:
    """From one day to another the union hung under `parent`; None is since ever, and until today."""

    tree: Tree
    parent: Union
    from_on: datetime.date | None
    to_on: datetime.date | None


def ways(union: Union) -> list[tuple[Tree, list[Union]]]:
    """The unions above, the highest first, by line and by place."""
    rows = Reach.objects.current().filter(below=union, distance__gt=0).order_by("-distance").select_related("above")
    steps = list(rows)
    return [(tree, [row.above for row in steps if row.tree == tree]) for tree in Tree]


def stays(union: Union) -> list[Stay]:
    """Where it hung and hangs, newest first. Parts of one stay that touch are one line."""
    rows = Reach.objects.filter(below=union, distance=1).select_related("above").order_by("tree", "from_on")
    found: list[Stay] = []
    for row in rows:
        began = None if row.from_on == BEGINNING else row.from_on
        last = found[-1] if found else None
        if last and (last.tree, last.parent) == (row.tree, row.above) and last.to_on and _touch(last.to_on, began):
            found[-1] = Stay(last.tree, last.parent, last.from_on, row.to_on)
        else:
            found.append(Stay(Tree(row.tree), row.above, began, row.to_on))
    return sorted(found, key=lambda stay: stay.from_on or datetime.date.min, reverse=True)


def answers_for(union: Union) -> list[RoleGrant]:
    """Officers and administrators of the nearest union that has any, up both trees; the nearest first."""
    steps = Reach.objects.steps_up(union)
    rows = RoleGrant.objects.current().filter(union__in=steps, role__in=ANSWERS).select_related("person", "union")
    return sorted(rows, key=lambda grant: (steps[grant.union_id], grant.role, grant.from_on, grant.pk))


def _touch(ended: datetime.date, began: datetime.date | None) -> bool:
    return began is not None and ended + datetime.timedelta(days=1) == began
