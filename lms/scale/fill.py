"""Writes what was drawn by chance, in batches, each committed: a broken run is thrown away with its database."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from random import Random

from django.db import transaction

from accounts.enums import Role, UnionKind
from accounts.models import Headcount, IdentityPaper, Membership, Person, Reach, RoleGrant, Union
from lms.scale.categories import compared_at_the_end
from lms.scale.people import batches
from lms.scale.unions import Plan, plan
from profiles.models import CategorySpan

BATCH = 5_000
SINCE = datetime.date(2020, 1, 1)
FEDERATIONS = {UnionKind.CITY, UnionKind.COUNTY, UnionKind.ZONE, UnionKind.INDUSTRY, UnionKind.GROUP}


def fill(*, people: int, unions: int, seed: int, tell: Callable[[int], object]) -> None:
    """A tree, its people, officers for every federation; `tell(n)` after n more rows of people."""
    chance = Random(seed)  # noqa: S311 (the same numbers give the same database)
    made = plan(chance, unions)
    _plant(made)
    own = [union for union in made.unions if union.kind not in FEDERATIONS]
    with compared_at_the_end():
        for batch in batches(chance, people, own or made.unions, BATCH):
            with transaction.atomic():
                Person.objects.bulk_create(batch.people, batch_size=BATCH)
                Membership.objects.bulk_create(batch.memberships, batch_size=BATCH)
                IdentityPaper.objects.bulk_create(batch.papers, batch_size=BATCH)
                CategorySpan.objects.bulk_create(batch.spans, batch_size=BATCH)
            tell(len(batch.people))
    _give_roles(chance, made)
    Headcount.objects.recount()


@transaction.atomic
def _plant(made: Plan) -> None:
    Union.objects.bulk_create(made.unions, batch_size=BATCH)
    seated = [made.unions[number] for number in made.place]
    for union, county in zip(seated, made.place.values(), strict=True):
        union.place_parent = made.unions[county]
    Union.objects.bulk_update(seated, ["place_parent"], batch_size=500)
    Reach.objects.hang_all()


def _give_roles(chance: Random, made: Plan) -> None:
    """An officer for each federation and for every fifth firm; the city has an administrator and an auditor too."""
    officers = [union for union in made.unions if union.kind in FEDERATIONS]
    officers += [made.unions[number] for number in made.by_kind.get(UnionKind.ENTERPRISE, [])[::5]]
    wanted = [(union, Role.OFFICER) for union in officers]
    wanted += [(made.unions[0], Role.ADMINISTRATOR), (made.unions[0], Role.AUDITOR)]
    people = list(Person.objects.order_by("phone")[: len(wanted)])
    grants = [
        RoleGrant(person=person, union=union, role=role, from_on=SINCE)
        for person, (union, role) in zip(people, wanted, strict=False)
    ]
    RoleGrant.objects.bulk_create(grants, batch_size=BATCH)
