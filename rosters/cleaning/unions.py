"""Which union a row means: by its name, below the union that the roster is for in either tree."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from accounts.enums import Tree, UnionKind
from accounts.models import Person, Reach, Union
from rosters.cleaning.cells import Wrong
from rosters.rules import unions_kept_by

ENDING = re.compile(r"(基层)?(联合)?工会(委员会)?$")
NOT_A_LETTER = re.compile(r"[\s()（）·.]+")


def folded(name: str) -> str:
    return NOT_A_LETTER.sub("", unicodedata.normalize("NFKC", name)).lower()


@dataclass(frozen=True)
class Place:
    pk: int
    is_team: bool


class Places:
    """Every union of both trees by its names, read once for a roster; 3,000 of them are two queries."""

    def __init__(self, root: Union, by: Person | None) -> None:
        """`by` is the officer of the roster; when she is gone, its own union is all there is."""
        self.today = timezone.localdate()
        self.root = Place(root.pk, False)
        self.inside = set(root.and_below().values_list("pk", flat=True))  # by line or by place
        kept = unions_kept_by(by) if by else root.and_below()
        self.part = set(kept.values_list("pk", flat=True))
        self.named: dict[str, list[Place]] = {}
        self.over: dict[Tree, dict[int, int]] = {tree: {} for tree in Tree}  # what a union hangs under today
        for tree, pk, above in Reach.objects.current().filter(distance=1).values_list("tree", "below", "above"):
            self.over[Tree(tree)][pk] = above
        fields = ("pk", "kind", "key", "name", "short_name")
        for pk, kind, *names in Union.objects.open().values_list(*fields):
            place = Place(pk, kind == UnionKind.TEAM)
            for name in {folded(spelling) for given in names for spelling in (given, ENDING.sub("", given))} - {""}:
                self.named.setdefault(name, []).append(place)

    def covers(self, pk: int | None) -> bool:
        return pk in self.inside

    def keeps(self, pk: int) -> bool:
        """Is the union in the part of the officer who brings the roster?"""
        return pk in self.part

    def is_below(self, pk: int, above: int) -> bool:
        """Does the union hang somewhere under the other one, by line or by place?"""
        return any(above in upwards(pk, over) for over in self.over.values())

    def union_named(self, name: str) -> Place:
        """Raises Wrong: nothing of the name, nothing of it in this roster's or this officer's part, or two of it."""
        if not name:
            return self.root
        found = self.named.get(folded(name)) or self.named.get(folded(ENDING.sub("", name)), [])
        inside = [place for place in found if self.covers(place.pk)]
        if len(inside) > 1:
            inside = [place for place in inside if not place.is_team] or inside
        if len(inside) == 1:
            return inside[0]
        if inside:
            raise Wrong("union_twice", name=name[:40])
        if not found:
            raise Wrong("union_unknown", name=name[:40])
        raise Wrong(
            "union_elsewhere" if any(self.keeps(place.pk) for place in found) else "union_outside", name=name[:40]
        )

    def team_named(self, name: str, union: Place) -> Place | None:
        """The one team or branch of that name below the union; None when there is none, or more than one."""
        found = self.named.get(folded(name), []) if name else []
        below = [place for place in found if self.is_below(place.pk, union.pk)]
        return below[0] if len(below) == 1 else None


def upwards(pk: int, over: dict[int, int]) -> Iterator[int]:
    while above := over.get(pk):
        yield above
        pk = above
