"""How long does it take to move a subtree of 300 unions among 3,000, with its history kept?

`python -m bench.accounts_tree` makes a database of its own; `run()` measures in the database that is set up."""

from __future__ import annotations

import datetime
import sys
import time

LIMIT = 2.0
UNIONS, SUBTREE = 3000, 300


def build(unions: int = UNIONS) -> None:
    """A city, counties and industry unions, 300 units each: groups of nine firms; each firm of an industry stands in a
    county. Made in bulk, in the order of the tree."""
    from accounts.enums import UnionKind  # after the settings are named
    from accounts.models import Reach, Union

    made: dict[str, Union] = {}

    def add(path: str, kind: UnionKind, children: int) -> None:
        union = Union(path=path, depth=len(path) // 4, numchild=children, key=f"bench-{path.lower()}", kind=kind)
        union.name = f"第{len(made)}工会"
        made[path] = union

    root = Union._get_path(None, 1, Union.objects.filter(depth=1).count() + 1)
    branches = (unions - 1) // SUBTREE
    add(root, UnionKind.CITY, branches + 1)
    for branch in range(branches + 1):
        top = Union._get_path(root, 2, branch + 1)
        groups = min(SUBTREE, unions - len(made)) // 10
        add(top, UnionKind.INDUSTRY if branch % 2 else UnionKind.COUNTY, groups)
        for group in range(groups):
            middle = Union._get_path(top, 3, group + 1)
            add(middle, UnionKind.GROUP, 9)
            for firm in range(9 if group else 8):
                add(Union._get_path(middle, 4, firm + 1), UnionKind.ENTERPRISE, 0)
    rows = list(made.values())
    Union.objects.bulk_create(rows, batch_size=500)
    counties = [union for union in rows if union.kind == UnionKind.COUNTY]
    placed = [union for union in rows if union.depth == 4 and made[union.path[:8]].kind == UnionKind.INDUSTRY]
    for number, union in enumerate(placed):
        union.place_parent = counties[number % len(counties)]
    Union.objects.bulk_update(placed, ["place_parent"], batch_size=500)
    Reach.objects.hang_all()


def run() -> list[tuple[str, float, float]]:
    """(what, seconds, limit): the branch moves below another one, and back. Raises when history is not kept."""
    from accounts.actions import move_union
    from accounts.models import Union

    union = next(u for u in Union.objects.filter(key__startswith="bench-", depth=2) if u.get_descendant_count() >= 298)
    home = union.get_parent()
    target = Union.objects.filter(depth=2, path__startswith=home.path).exclude(pk=union.pk).last()
    inside = set(union.get_descendants().values_list("pk", flat=True)) | {union.pk}
    today = datetime.date.today()  # noqa: DTZ011  # the same day for both questions is all that matters
    found = []
    for name, parent in (("to another branch", target), ("back again", home)):
        began = time.perf_counter()
        move_union(union=union, parent=parent, by=None)
        found.append((f"move {len(inside)} unions {name}", time.perf_counter() - began, LIMIT))
        for day, over in ((today, parent), (today - datetime.timedelta(days=2), home)):
            below = set(Union.objects.below(over, on=day).values_list("pk", flat=True))
            if not inside <= below:
                raise AssertionError(f"{len(inside - below)} unions are not below {over.key} on {day}")
        if parent != home and inside & set(Union.objects.children_of(home).values_list("pk", flat=True)):
            raise AssertionError("the union still hangs in its old place")
    return found


def main() -> int:
    import django

    from bench import temporary  # noqa: F401  # names the settings

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    build()
    found = run()
    for what, seconds, limit in found:
        print(f"{what:<40}{seconds:>8.3f} s   limit {limit:.1f} s")
    return int(any(seconds > limit for _what, seconds, limit in found))


if __name__ == "__main__":
    sys.exit(main())
