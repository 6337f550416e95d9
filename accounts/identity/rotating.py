"""Changing the keys of the identity papers, in batches, while people sign in and officers work: docs/adr/0022.

A new master key wraps the data keys anew; a new index key makes every number's index anew, beside the old one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import F, Q, QuerySet

from accounts.auditing.lines import write_about
from accounts.identity.keys import keyring
from accounts.identity.sealing import SealBroken, blind_indexes, key_id_of, newest_label, rewrap, unseal
from accounts.identity.swapping import swap
from accounts.models import IdentityPaper

BATCH = 1000  # one short transaction: who writes one of these rows waits for some hundredths of a second at most
FIELDS = ("pk", "kind", "sealed", "blind", "blind_next")
CHANGED = ("sealed", "key_id", "blind", "blind_next")

Row = tuple[int, str, str, str, str]


class RotationBroken(RuntimeError):
    """Some rows could not be opened; `keys` are theirs."""

    def __init__(self, keys: list[int], what: str = "papers") -> None:
        super().__init__(f"{len(keys)} {what} cannot be opened; the first ones: {keys[:10]}")
        self.keys = keys


def left_to_rotate() -> int:
    return _outdated().count()


def check_index_key() -> None:
    """Raises RotationBroken when the newest paper that opens is indexed by neither key: one was exchanged at once."""
    for paper in IdentityPaper.objects.order_by("-pk")[:100]:
        try:
            if paper.is_of(unseal(paper.sealed)):
                return
        except SealBroken:
            continue
        raise RotationBroken([paper.pk], "indexes by neither IDENTITY_INDEX_KEY nor IDENTITY_INDEX_KEY_NEXT: papers")


def rotate(batch: int = BATCH) -> Iterator[int]:
    """Rows done, batch by batch. Stopped and started again it goes on where it was: the rows say what they need.

    Raises RotationBroken at the end when rows could not be opened; all others are done by then."""
    check_index_key()
    place, broken = 0, []
    while rows := list(_outdated().filter(pk__gt=place).order_by("pk").values_list(*FIELDS)[:batch]):
        place = rows[-1][0]
        values, unread = _renewed(rows)
        broken += unread
        yield swap(IdentityPaper, CHANGED, guard="sealed", rows=values)
    write_about(None, "papers.rotated", by=None, facts={"key": keyring().newest, "unread": len(broken)})
    if broken:
        raise RotationBroken(broken)


def _outdated() -> QuerySet[IdentityPaper]:
    """Wrapped by an older key or in another cipher than the settings name; or indexed by another key than they name.

    Two index keys make two different indexes and one makes the same twice, so the row itself says what it lacks."""
    ring = keyring()
    indexes = Q(blind=F("blind_next"))
    lacking = ~indexes if ring.next_index == ring.index else indexes
    return IdentityPaper.objects.filter(~Q(key_id=ring.newest) | ~Q(sealed__startswith=newest_label()) | lacking)


def _renewed(rows: Iterable[Row]) -> tuple[list[tuple], list[int]]:
    values, unread = [], []
    for row in rows:
        try:
            values.append((row[0], row[2], *_fresh(*row[1:])))
        except SealBroken:
            unread.append(row[0])
    return values, unread


def _fresh(kind: str, sealed: str, *indexes: str) -> tuple[str, str, str, str]:
    """Sealed text, its master key, both indexes. The number itself is opened only where an index is to be made."""
    ring, fresh = keyring(), sealed
    if (indexes[0] == indexes[1]) != (ring.next_index == ring.index):
        indexes = _indexed_anew(kind, sealed, indexes)
    if not sealed.startswith(newest_label()):
        fresh = rewrap(sealed)
    return fresh, key_id_of(fresh), indexes[0], indexes[1]


def _indexed_anew(kind: str, sealed: str, stored: tuple[str, ...]) -> tuple[str, str]:
    found = blind_indexes(kind, unseal(sealed))
    if set(found).isdisjoint(stored):
        raise SealBroken("the number of another row was put here")
    return found
