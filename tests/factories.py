"""Real rows with no surprises; every app keeps its own factories beside its tests."""

import factory

from accounts.enums import UnionKind
from accounts.models import Person, Reach, Union


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    name = factory.Sequence(lambda number: f"工友{number}")
    phone = factory.Sequence(lambda number: f"+86188{number:08d}")


def make_union(key: str, parent: Union | None = None, *, kind: str = UnionKind.ENTERPRISE, **fields) -> Union:
    values = {"key": key, "name": fields.pop("name", f"{key}工会"), "kind": kind, **fields}
    return parent.add_child(**values) if parent else Union.add_root(**values)


def make_unions(*rows: tuple[str, str | None, str, str]) -> dict[str, Union]:
    """A new tree at once, by key: (key, key of the one above, kind, name), top first. One by one takes longer."""
    below: dict[str | None, int] = {}
    made: dict[str, Union] = {}
    for key, above, kind, name in rows:
        below[above] = below.get(above, 0) + 1
        over = made[above] if above else None
        path = Union._get_path(over.path if over else "", over.depth + 1 if over else 1, below[above])
        made[key] = Union(key=key, name=name, kind=kind, path=path, depth=over.depth + 1 if over else 1)
    for key, count in below.items():
        if key:
            made[key].numchild = count
    Union.objects.bulk_create(made.values())
    Reach.objects.hang_all()
    return made
