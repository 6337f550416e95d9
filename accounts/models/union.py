from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet

from accounts.codes import validate_credit_code, validate_union_code
from accounts.enums import Industry, Ownership, Tree, UnionKind
from accounts.models.reach import Reach

if TYPE_CHECKING:
    from accounts.models.person import Person


class UnionQuerySet(MP_NodeQuerySet):
    def visible_to(self, person: Person) -> UnionQuerySet:
        """Unions are public names: everybody signed in sees them; what is inside them is another matter."""
        return self if person.is_authenticated else self.none()

    def above(self, *unions: Union, tree: Tree | None = None, on: datetime.date | None = None) -> UnionQuerySet:
        """The given unions and every union above them on the day (default today), in one tree or in either."""
        rows = Reach.objects.current(on).in_tree(tree).filter(below__in=unions)
        return self.filter(pk__in=rows.values("above"))

    def below(self, *unions: Union, tree: Tree | None = None, on: datetime.date | None = None) -> UnionQuerySet:
        """The given unions and everything below them on the day (default today), in one tree or in either."""
        rows = Reach.objects.current(on).in_tree(tree).filter(above__in=unions)
        return self.filter(pk__in=rows.values("below"))

    def children_of(self, union: Union, tree: Tree | None = None, on: datetime.date | None = None) -> UnionQuerySet:
        """What hangs directly under the union on the day, each once."""
        rows = Reach.objects.current(on).in_tree(tree).filter(above=union, distance=1)
        return self.filter(pk__in=rows.values("below"))

    def existing(self, since: datetime.date, until: datetime.date) -> UnionQuerySet:
        """Those that existed on some day of the period."""
        opened, closed = Q(opened_on=None) | Q(opened_on__lte=until), Q(closed_on=None) | Q(closed_on__gte=since)
        return self.filter(opened, closed)

    def open(self) -> UnionQuerySet:
        return self.filter(closed_on=None)


class UnionManager(MP_NodeManager.from_queryset(UnionQuerySet)):  # type: ignore[misc]  # built at run time
    def get_queryset(self) -> UnionQuerySet:
        return UnionQuerySet(self.model, using=self._db).order_by("path")


class Union(MP_Node):
    """A trade union, from the city federation to a team. `key` is ours: zones have no region code, names change.

    It hangs in two trees: by line (treebeard's path, today) and by place; `Reach` holds both for every day.
    Without a place of its own a union is where its line is. A firm and its union have different credit codes."""

    key = models.SlugField(_("key"), max_length=64, unique=True)
    name = models.CharField(_("name"), max_length=120)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=UnionKind)
    region_code = models.CharField(_("region code"), max_length=12, blank=True, db_index=True)
    credit_code = models.CharField(
        _("unified social credit code"), max_length=18, blank=True, validators=[validate_union_code]
    )
    employer_name = models.CharField(_("employer"), max_length=120, blank=True)
    employer_code = models.CharField(
        _("employer's credit code"), max_length=18, blank=True, validators=[validate_credit_code]
    )
    industry = models.CharField(_("industry"), max_length=1, choices=Industry, blank=True)
    ownership = models.CharField(_("ownership"), max_length=12, choices=Ownership, blank=True)
    is_above_scale = models.BooleanField(_("above designated size"), default=False)
    opened_on = models.DateField(_("founded on"), null=True, blank=True)
    closed_on = models.DateField(_("last day"), null=True, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="absorbed"
    )
    place_parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="placed"
    )

    objects = UnionManager()
    node_order_by: list[str] = []

    class Meta:
        verbose_name = _("union")
        verbose_name_plural = _("unions")
        constraints = [
            models.UniqueConstraint(
                fields=["credit_code"], condition=~Q(credit_code=""), name="accounts_union_credit_code_once"
            ),
            models.CheckConstraint(
                condition=Q(opened_on=None) | Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                name="accounts_union_dates",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | (Q(closed_on__isnull=False) & ~Q(merged_into=F("id"))),
                name="accounts_union_merged_is_closed",
            ),
            models.CheckConstraint(
                condition=Q(place_parent=None) | ~Q(place_parent=F("id")), name="accounts_union_place_elsewhere"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        """However treebeard adds a node, the new one gets its rows in both trees."""
        is_new = self._state.adding
        super().save(*args, **kwargs)
        if is_new:
            Reach.objects.hang(self, self._parents())

    def move(self, target: Union, pos: str | None = None, on: datetime.date | None = None) -> None:
        """treebeard's move, kept in both trees from the day on; people use `accounts.actions.move_union`."""
        super().move(target, pos)
        Union.objects.get(pk=self.pk).rehang(on)

    def rehang(self, on: datetime.date | None = None) -> None:
        """Make both trees say, from the day on, what `path` and `place_parent` say."""
        for tree, parent in self._parents().items():
            Reach.objects.rehang(self, parent, tree, on)

    def _parents(self) -> dict[Tree, int | None]:
        above = self.get_parent(update=True)
        line = above.pk if above else None
        return {Tree.LINE: line, Tree.PLACE: self.place_parent_id or line}

    @property
    def label(self) -> str:
        return self.short_name or self.name

    @property
    def is_open(self) -> bool:
        return self.closed_on is None

    def and_below(self) -> UnionQuerySet:
        return Union.objects.below(self)

    def covers(self, other: Union, tree: Tree | None = None) -> bool:
        """Is the other one this union, or below it today in the tree (in either, when none is named)?"""
        return self == other or Union.objects.above(other, tree=tree).filter(pk=self.pk).exists()
