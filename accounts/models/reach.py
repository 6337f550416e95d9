from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.enums import Tree
from accounts.models.dated import Dated, DatedQuerySet

if TYPE_CHECKING:
    from accounts.models.union import Union

BEGINNING = datetime.date(1900, 1, 1)  # where a union is first known to hang, it has hung since ever


class ReachQuerySet(DatedQuerySet):
    def in_tree(self, tree: Tree | None) -> Self:
        """Rows of one tree; None is both."""
        return self.filter(tree=tree) if tree else self

    def hang(self, union: Union, parents: dict[Tree, int | None]) -> None:
        """The first place of a new union: below `parents` in each tree, since ever."""
        for tree, parent in parents.items():
            self.create(above=union, below=union, tree=tree, distance=0)
            self._reopen(union.pk, self._over_child_of(parent, tree), tree, BEGINNING)

    def hang_all(self) -> None:
        """Rows for the unions that have none yet: after a bulk_create, which saves nothing one by one."""
        fields = ("pk", "path", "place_parent_id")
        rows = apps.get_model("accounts.Union").objects.values_list(*fields)
        known = {path: pk for pk, path, _place in rows}
        step = len(min(known, default=""))
        line = {pk: known.get(path[:-step]) for pk, path, _place in rows}
        place = {pk: chosen or line[pk] for pk, _path, chosen in rows}
        bare = set(line) - set(self.values_list("below", flat=True))
        self.bulk_create(
            [
                self.model(above_id=above, below_id=pk, tree=tree, distance=distance)
                for tree, parents in ((Tree.LINE, line), (Tree.PLACE, place))
                for pk in bare
                for distance, above in enumerate(_upwards(pk, parents))
            ],
            batch_size=1000,
        )

    def rehang(self, union: Union, parent: int | None, tree: Tree, on: datetime.date | None = None) -> None:
        """From the day on the union and all below it hang under `parent`; what held before stays, with its last day."""
        day = on or timezone.localdate()
        old = dict(self._open(tree).filter(below=union, distance__gt=0).values_list("above", "distance"))
        new = self._over_child_of(parent, tree)
        gone = [above for above, distance in old.items() if new.get(above) != distance]
        inside = self._open(tree).filter(above=union).values("below")
        ended = self._open(tree).filter(above__in=gone, below__in=inside)
        ended.filter(from_on__gte=day).delete()  # moved twice in a day: the place in between never held
        ended.update(to_on=day - datetime.timedelta(days=1))
        come = {above: distance for above, distance in new.items() if old.get(above) != distance}
        self._reopen(union.pk, come, tree, day)

    def steps_up(self, union: Union, on: datetime.date | None = None) -> dict[int, int]:
        """Each union at or above → how far it is; of the same distance the one by line is nearer."""
        rows = self.current(on).filter(below=union).order_by("-distance", "-tree")
        return {
            above: 2 * distance + (tree == Tree.PLACE)
            for above, distance, tree in rows.values_list("above", "distance", "tree")
        }

    def _open(self, tree: Tree) -> Self:
        return self.filter(tree=tree, to_on=None)

    def _over_child_of(self, parent: int | None, tree: Tree) -> dict[int, int]:
        """What stands over a child of `parent` → its distance from the child."""
        rows = self._open(tree).filter(below=parent) if parent else self.none()
        return {above: distance + 1 for above, distance in rows.values_list("above", "distance")}

    def _reopen(self, union: int, over: dict[int, int], tree: Tree, day: datetime.date) -> None:
        inside = list(self._open(tree).filter(above=union).values_list("below", "distance")) if over else []
        self.bulk_create(
            [
                self.model(above_id=above, below_id=below, tree=tree, distance=steps + depth, from_on=day)
                for above, steps in over.items()
                for below, depth in inside
            ],
            batch_size=1000,
        )


def _upwards(union: int | None, parents: dict[int, int | None]) -> Iterator[int]:
    while union:
        yield union
        union = parents[union]


class Reach(Dated):
    """In one of the two trees a union stands above another (or is it: distance 0), from one day to another.

    The rows are the trees as they were on any day. Only `hang` and `rehang` write them."""

    above = models.ForeignKey("accounts.Union", on_delete=models.CASCADE, related_name="reach_down")
    below = models.ForeignKey("accounts.Union", on_delete=models.CASCADE, related_name="reach_up")
    tree = models.CharField(_("tree"), max_length=5, choices=Tree)
    distance = models.PositiveSmallIntegerField(_("steps down"))
    from_on = models.DateField(_("from"), default=BEGINNING)

    objects = ReachQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("place in the tree")
        verbose_name_plural = _("places in the tree")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["above", "below", "tree", "from_on"], name="accounts_reach_once_a_day"),
            models.UniqueConstraint(
                fields=["above", "below", "tree"], condition=Q(to_on=None), name="accounts_reach_open_once"
            ),
            models.UniqueConstraint(
                fields=["below", "tree"], condition=Q(to_on=None, distance=1), name="accounts_reach_one_parent"
            ),
            models.CheckConstraint(  # a circle would be a union some steps above itself
                condition=Q(distance=0, above=F("below")) | (Q(distance__gt=0) & ~Q(above=F("below"))),
                name="accounts_reach_no_circle",
            ),
        ]
        indexes = [
            models.Index(fields=["above", "to_on", "from_on", "below"], name="accounts_reach_down"),
            models.Index(fields=["below", "to_on", "from_on", "above"], name="accounts_reach_up"),
        ]

    def __str__(self) -> str:
        return f"{self.above_id} › {self.below_id} · {self.tree}"
