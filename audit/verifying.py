"""What was tampered with: each finding names the chain, the number and what is wrong."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.utils import timezone

from audit.canonical import GENESIS
from audit.models import Entry, Head, Seal
from audit.roots import digest, heads_in, read_root, root_files
from audit.signing import is_signed

Progress = Callable[[Iterable[Entry]], Iterable[Entry]]
STALE_AFTER = datetime.timedelta(days=2)


def findings(progress: Progress = iter) -> Iterator[str]:
    """Reads every entry once; nothing found = every entry is what was written, in its place, and none is missing.

    What was sealed is gone: a chain then begins behind its seal, which has to be signed and to fit its root."""
    heads = {head.chain: head for head in Head.objects.all()}
    bases = Seal.objects.bases()
    yield from _in_seals()
    chains = set(Entry.objects.order_by().values_list("chain", flat=True).distinct())
    for chain in sorted(chains | set(heads)):
        yield from _in_chain(chain, heads.get(chain), bases.get(chain), progress)
    yield from _in_roots(bases)


def _in_seals() -> Iterator[str]:
    for seal in Seal.objects.all():
        if not is_signed(seal.signed_text(), seal.signature):
            yield f"chain {seal.chain}, seal {seal.number}: the signature does not fit; its entries were cut off"


def _in_chain(chain: int, head: Head | None, base: Seal | None, progress: Progress) -> Iterator[str]:
    number, hash_ = (base.number, base.hash) if base else (0, GENESIS)
    for entry in progress(Entry.objects.filter(chain=chain).order_by("number").iterator(chunk_size=2000)):
        place = f"chain {chain}, entry {entry.number} (audit_entry {entry.pk})"
        if entry.number != number + 1:
            yield f"chain {chain}: {_range(number + 1, entry.number - 1)} missing"
        if entry.counted_hash() != entry.hash:
            yield f"{place}: changed after it was written, or put into another place"
        elif entry.previous != hash_ and entry.number == number + 1:
            yield f"{place}: does not follow the entry before it: inserted, or that one was replaced"
        number, hash_ = entry.number, entry.hash
    yield from _at_head(chain, number, hash_, head)


def _at_head(chain: int, number: int, hash_: str, head: Head | None) -> Iterator[str]:
    if head is None:
        yield f"chain {chain}: its end is not recorded in audit_head"
    elif head.number > number:
        yield f"chain {chain}: {_range(number + 1, head.number)} missing at the end"
    elif head.number < number:
        yield f"chain {chain}: {_range(head.number + 1, number)} appended by something else than the platform"
    elif head.hash != hash_:
        yield f"chain {chain}, entry {number}: audit_head holds another hash"


def _in_roots(bases: dict[int, Seal]) -> Iterator[str]:
    """The daily files: signed, chained, and every end that they name still stands."""
    before: Path | None = None
    for path in root_files():
        root = read_root(path)
        if root is None:
            yield f"root {path.stem}: the signature does not fit the file"
        else:
            if root["previous"] != digest(before):
                yield f"root {path.stem}: does not follow the file before it: one is missing or was replaced"
            yield from _contradictions(path.stem, list(heads_in(root)), bases)
        before = path
    yield from _stale(before)


def _contradictions(day: str, heads: list[tuple[int, int, str]], bases: dict[int, Seal]) -> Iterator[str]:
    for chain, number, hash_ in heads:
        base = bases.get(chain)
        if not number or (base and number < base.number):
            continue
        at_seal = base.hash if base and number == base.number else None
        stored = at_seal or Entry.objects.filter(chain=chain, number=number).values_list("hash", flat=True).first()
        if stored is None:
            yield f"root {day}: chain {chain} had {number} entries that day; its end was cut off"
        elif stored != hash_:
            yield f"root {day}: chain {chain} had another entry {number}; the chain was written anew"


def _stale(newest: Path | None) -> Iterator[str]:
    limit = timezone.now() - STALE_AFTER
    day = timezone.localdate(limit).isoformat()
    if (newest is None or newest.stem < day) and Entry.objects.filter(at__lt=limit).exists():
        yield f"roots: none was written since {newest.stem if newest else 'ever'}; the ends of the chains are unguarded"


def _range(first: int, last: int) -> str:
    return f"entry {first} is" if first == last else f"entries {first} to {last} are"
