"""Random grants, memberships, moves by line and by place, merges and closings: who sees whom equals a naive reading."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from accounts.actions import (
    close_union,
    end_role,
    grant_role,
    join_union,
    leave_union,
    merge_unions,
    move_union,
    place_union,
)
from accounts.enums import Role
from accounts.models import Membership, Person, RoleGrant, Union
from accounts.rules import holds, unions_of
from tests.factories import PersonFactory, make_union


def by_line(facts, key: str) -> str | None:
    return facts.parent[key]


def by_place(facts, key: str) -> str | None:
    return facts.place.get(key) or facts.parent[key]


SEEING = {Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR}
ROLES = [Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.TRAINER]
NUMBER = st.integers(min_value=0, max_value=5)


class VisibilityMachine(RuleBasedStateMachine):
    """The reference: the two parents of each union, what is closed, and the sets of who is where and what."""

    def __init__(self) -> None:
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()

    @initialize()
    def build(self) -> None:
        self.parent: dict[str, str | None] = {"root": None}
        self.place: dict[str, str] = {}
        self.closed: set[str] = set()
        make_union("root")
        for number, above in enumerate(["root", "root", "u0", "u0", "u1"]):
            make_union(f"u{number}", Union.objects.get(key=above))
            self.parent[f"u{number}"] = above
        self.people = [PersonFactory() for _number in range(4)]
        self.members: set[tuple[int, str]] = set()
        self.grants: set[tuple[int, str, str]] = set()

    def union(self, number: int) -> Union:
        return Union.objects.get(key=sorted(self.parent)[number])

    @rule(who=st.integers(0, 3), where=NUMBER)
    def join(self, who: int, where: int) -> None:
        union = self.union(where)
        if union.key in self.closed:
            return
        join_union(person=self.people[who], union=union, by=None, from_on=timezone.localdate() - datetime.timedelta(9))
        self.members.add((who, union.key))

    @rule(who=st.integers(0, 3), where=NUMBER)
    def leave(self, who: int, where: int) -> None:
        union = self.union(where)
        for row in Membership.objects.filter(person=self.people[who], union=union, to_on=None):
            leave_union(membership=row, last_on=timezone.localdate() - datetime.timedelta(1), by=None)
        self.members.discard((who, union.key))

    @rule(who=st.integers(0, 3), where=NUMBER, role=st.sampled_from(ROLES), earlier=st.booleans())
    def grant(self, who: int, where: int, role: Role, earlier: bool) -> None:
        union, day = self.union(where), timezone.localdate() - datetime.timedelta(9 if earlier else 0)
        if union.key in self.closed:
            return
        grant_role(person=self.people[who], role=role, union=union, by=None, from_on=day)
        self.grants.add((who, union.key, role))

    @rule(who=st.integers(0, 3), where=NUMBER, role=st.sampled_from(ROLES))
    def end(self, who: int, where: int, role: Role) -> None:
        union = self.union(where)
        for row in RoleGrant.objects.filter(person=self.people[who], union=union, role=role, to_on=None):
            end_role(grant=row, by=None)
        self.grants.discard((who, union.key, role))

    @rule(what=NUMBER, where=NUMBER, directly=st.booleans())
    def move(self, what: int, where: int, directly: bool) -> None:
        union, above = self.union(what), self.union(where)
        circle = union.key in self.chain(above.key, by_line) or (
            union.key not in self.place and union.key in self.chain(above.key, by_place)
        )
        if union.key == "root" or circle or {union.key, above.key} & self.closed:
            return
        if directly:
            union.move(above, pos="last-child")
        else:
            move_union(union=union, parent=above, by=None)
        self.parent[union.key] = above.key

    @rule(what=NUMBER, where=st.none() | NUMBER)
    def stand(self, what: int, where: int | None) -> None:
        union, above = self.union(what), None if where is None else self.union(where)
        over = above.key if above else self.parent[union.key]
        if union.key == "root" or union.key in self.chain(over, by_place) or {union.key, over} & self.closed:
            return
        place_union(union=union, parent=above, by=None)
        if above:
            self.place[union.key] = above.key
        else:
            self.place.pop(union.key, None)

    @rule(what=NUMBER)
    def close(self, what: int) -> None:
        union = self.union(what)
        if self.below(union.key) - {union.key} - self.closed or union.key in self.closed | {"root"}:
            return
        yesterday = timezone.localdate() - datetime.timedelta(1)
        if Membership.objects.filter(union=union, from_on__gt=yesterday).exists():
            return  # somebody came by a merger today: refused, as its own test says
        close_union(union=union, by=None, last_on=yesterday)
        self.shut(union.key)

    @rule(what=NUMBER, where=NUMBER)
    def merge(self, what: int, where: int) -> None:
        union, into = self.union(what), self.union(where)
        if into.key in self.below(union.key) or {union.key, into.key} & self.closed or union.key == "root":
            return
        merge_unions(union=union, into=into, by=None)
        for ways in (self.parent, self.place):
            ways.update({key: into.key for key, above in ways.items() if above == union.key and key not in self.closed})
        self.members |= {(who, into.key) for who, key in self.members if key == union.key}
        self.shut(union.key)

    def shut(self, key: str) -> None:
        self.closed.add(key)
        self.members = {(who, where) for who, where in self.members if where != key}
        self.grants = {(who, where, role) for who, where, role in self.grants if where != key}

    def chain(self, key: str | None, parent_of) -> set[str]:
        return {key, *self.chain(parent_of(self, key), parent_of)} if key else set()

    def below(self, key: str) -> set[str]:
        return {other for other in self.parent if any(key in self.chain(other, way) for way in (by_line, by_place))}

    @invariant()
    def sees_what_the_reference_sees(self) -> None:
        if not hasattr(self, "people"):
            return
        for number, person in enumerate(self.people):
            granted = [(key, role) for who, key, role in self.grants if who == number]
            seen = set().union(*[self.below(key) for key, role in granted if role in SEEING])
            assert {union.key for union in unions_of(person, *SEEING)} == seen
            expected = {number, *(who for who, key in self.members if key in seen)}
            visible = set(Person.objects.visible_to(person))
            assert visible == {self.people[who] for who in expected}
            trained = set().union(*[self.below(key) for key, role in granted if role == Role.TRAINER])
            assert {union.key for union in unions_of(person, Role.TRAINER)} == trained
            for union in (self.union(number), self.union(5)):
                assert holds(person, Role.TRAINER, union) is (union.key in trained)

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)


def test_visible_set_equals_the_naive_one(db):
    few = settings(
        max_examples=10,
        stateful_step_count=15,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[
            Phase.explicit,
            Phase.reuse,
            Phase.generate,
        ],  # shrinking takes minutes, the steps are readable as they are
    )
    run_state_machine_as_test(VisibilityMachine, settings=few)
