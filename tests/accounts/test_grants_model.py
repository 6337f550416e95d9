"""Random grants, ends, deputies and leavers: who holds what on which day equals a naive reading of the rules."""

from __future__ import annotations

import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from accounts.actions import deputize, end_role, grant_role, join_union, leave_union
from accounts.enums import Role
from accounts.models import Membership, RoleGrant, Union
from tests.accounts.naive_grants import ABOVE, Held, Member, chain, in_line, on
from tests.architecture.naive import BLOCKS
from tests.factories import PersonFactory, make_union

HOMES = ["root", "a", "a1", "b", "a"]
ROLES = [Role.ADMINISTRATOR, Role.OFFICER, Role.TRAINER]
WHO, WHERE, WHAT = st.integers(0, 4), st.sampled_from(sorted(ABOVE)), st.sampled_from(ROLES)
DAY, LENGTH = st.integers(-2, 2), st.integers(0, 5)


class GrantsMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.rows: dict[int, Held] = {}
        self.members: list[Member] = []

    @initialize()
    def build(self) -> None:
        for name in ("root", "a", "a1", "b"):
            above = ABOVE[name]
            make_union(name, Union.objects.get(key=above) if above else None)
        self.people = [PersonFactory() for _home in HOMES]
        for who, home in enumerate(HOMES):
            self.join(who, home)
        for who, role, union in ((0, Role.ADMINISTRATOR, "root"), (1, Role.OFFICER, "a"), (1, Role.ADMINISTRATOR, "a")):
            self.give(None, who, role, union, 0, None)

    def may(self, by: int | None, operation: str, union: str) -> bool:
        if by is None:
            return True
        held = [row for row in self.rows.values() if row.who == by and row.on(0)]
        near = [("same" if row.union == union else "lower", row) for row in held if row.union in chain(union)]
        return any(BLOCKS[operation].get(row.role.value, {}).get(how) == "allow" for how, row in near)

    def tried(self, action, **values) -> RoleGrant | None:
        try:
            with transaction.atomic():
                return action(**values)
        except (PermissionDenied, ValidationError):
            return None

    def person(self, number: int | None):
        return None if number is None else self.people[number]

    @rule(by=st.none() | WHO, who=WHO, role=WHAT, union=WHERE, first=DAY, length=st.none() | LENGTH)
    def give(self, by: int | None, who: int, role: Role, union: str, first: int, length: int | None) -> None:
        last = None if length is None else first + length
        place, person = Union.objects.get(key=union), self.people[who]
        days = {"from_on": on(first), "to_on": on(last)}
        made = self.tried(grant_role, person=person, role=role, union=place, by=self.person(by), **days)
        same = [
            row for row in self.rows.values() if (row.who, row.role, row.union, row.chief) == (who, role, union, None)
        ]
        meets = [
            row
            for row in same
            if (row.last is None or row.last >= max(first, 0)) and (last is None or row.first <= last)
        ]
        runs = min(meets, key=lambda row: row.first, default=None)
        allowed = by != who and self.may(by, f"roles.grant.{role.value}", union)
        again = runs is not None and runs.last is None and last is None
        assert (made is not None) is (allowed and (runs is None or again))
        if made and not again:
            self.rows[made.pk] = Held(who, role, union, first, last)

    @rule(by=st.none() | WHO, index=st.integers(0, 9), last=st.none() | st.integers(-2, 6))
    def end(self, by: int | None, index: int, last: int | None) -> None:
        if not self.rows:
            return
        key = sorted(self.rows)[index % len(self.rows)]
        row = self.rows[key]
        grant = RoleGrant.objects.select_related("person", "union", "deputy_for").get(pk=key)
        done = self.tried(end_role, grant=grant, by=self.person(by), last_on=on(last))
        sends_back = row.chief is not None and row.chief.who == by
        allowed = by is None or sends_back or (by != row.who and self.may(by, f"roles.end.{row.role.value}", row.union))
        fits = last is None or (last >= row.first and (row.last is None or last <= row.last))
        assert (done is not None) is (allowed and fits)
        if done is not None:
            self.cut(row, -1 if last is None else last)

    @rule(by=st.none() | WHO, index=st.integers(0, 9), who=WHO, first=DAY, length=LENGTH)
    def stand_in(self, by: int | None, index: int, who: int, first: int, length: int) -> None:
        if not self.rows:
            return
        key = sorted(self.rows)[index % len(self.rows)]
        row, last = self.rows[key], first + length
        grant, days = RoleGrant.objects.get(pk=key), {"from_on": on(first), "to_on": on(last)}
        made = self.tried(deputize, grant=grant, person=self.people[who], by=self.person(by), **days)
        allowed = row.chief is None and (
            by in {None, row.who} or self.may(by, f"roles.grant.{row.role.value}", row.union)
        )
        fits = last >= 0 and first >= row.first and (row.last is None or last <= row.last)
        belongs = any(
            one.who == who and (one.last is None or one.last >= 0) and in_line(one.union, row.union)
            for one in self.members
        )
        others = [other for other in self.rows.values() if other.chief is row and other.who == who]
        free = not any(other.first <= last and other.last >= first for other in others)
        assert (made is not None) is (allowed and who not in {row.who, by} and fits and belongs and free)
        if made:
            self.rows[made.pk] = Held(who, row.role, row.union, first, last, row)

    @rule(who=WHO, union=WHERE)
    def join(self, who: int, union: str) -> None:
        first = timezone.localdate() - datetime.timedelta(days=10)
        join_union(person=self.people[who], union=Union.objects.get(key=union), by=None, from_on=first)
        if not any((one.who, one.union, one.last) == (who, union, None) for one in self.members):
            self.members.append(Member(who, union))

    @rule(who=WHO, union=WHERE, last=st.integers(-2, 3))
    def leave(self, who: int, union: str, last: int) -> None:
        one = next((one for one in self.members if (one.who, one.union, one.last) == (who, union, None)), None)
        if one is None:
            return
        membership = Membership.objects.get(person=self.people[who], union__key=union, to_on=None)
        leave_union(membership=membership, last_on=on(last), by=None)
        one.last = last
        stay = [other.union for other in self.members if other.who == who and (other.last is None or other.last > last)]
        for row in list(self.rows.values()):
            if row.who == who and in_line(row.union, union) and not any(in_line(row.union, home) for home in stay):
                self.cut(row, last)

    def cut(self, row: Held, last: int) -> None:
        if row.last is not None and row.last <= last:
            return
        for deputy in [other for other in self.rows.values() if other.chief is row]:
            self.cut(deputy, last)
        row.last = last
        if row.first > last:
            self.rows = {key: other for key, other in self.rows.items() if other is not row and other.chief is not row}

    @invariant()
    def everybody_holds_what_the_reference_says(self) -> None:
        if not hasattr(self, "people"):
            return
        numbers = {person.pk: number for number, person in enumerate(self.people)}
        for day in range(-3, 9):
            rows = RoleGrant.objects.current(on(day)).values_list("pk", "person", "role", "union__key", "deputy_for")
            found = {(pk, numbers[person], role, union, chief) for pk, person, role, union, chief in rows}
            keys = {id(row): key for key, row in self.rows.items()}
            assert found == {
                (key, row.who, row.role.value, row.union, keys[id(row.chief)] if row.chief else None)
                for key, row in self.rows.items()
                if row.on(day)
            }

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)


def test_grants_and_deputies_equal_the_naive_ones(db):
    few = settings(max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(GrantsMachine, settings=few)
