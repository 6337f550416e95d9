"""Each act on the tree, and what it does to members and roles, leaves a line with who did it."""

from __future__ import annotations

import datetime

from django.utils import timezone

from accounts.actions import (
    close_union,
    create_union,
    grant_role,
    leave_union,
    merge_unions,
    move_union,
    place_union,
    update_union,
)
from accounts.auditing.words import ACTIONS, details_of
from accounts.enums import Role, UnionKind
from accounts.models import Membership, Union
from audit.models import Entry
from tests.factories import make_union

A_DAY = datetime.timedelta(days=1)


def lines(*actions: str) -> list[tuple]:
    """By whom, what, about whom, the facts; the oldest first."""
    rows = Entry.objects.filter(action__in=actions).order_by("id")
    return [(row.by, row.action, row.subject, row.facts) for row in rows]


def test_creating_changing_moving_and_placing_leave_a_line_each(administrator, tree):
    by, today = administrator.pk, str(timezone.localdate())
    made = create_union(parent=tree.company, by=administrator, key="team", name="一班", kind=UnionKind.TEAM)
    update_union(union=made, by=administrator, name="二班", short_name="")
    update_union(union=made, by=administrator, name="二班")
    move_union(union=made, parent=Union.objects.get(key="works"), by=administrator)
    place_union(union=Union.objects.get(key="team"), parent=tree.other_county, by=administrator)
    assert lines("union.created", "union.changed", "union.moved", "union.placed") == [
        (by, "union.created", None, {"union": "team", "parent": "company"}),
        (by, "union.changed", None, {"union": "team", "fields": ["name"]}),
        (by, "union.moved", None, {"union": "team", "parent": "works", "from_on": today}),
        (by, "union.placed", None, {"union": "team", "parent": "other-county", "from_on": today}),
    ]


def test_merging_names_the_units_members_and_roles_that_it_touched(administrator, worker, company_officer, tree):
    Membership.objects.update(from_on=timezone.localdate() - A_DAY)
    make_union("team", Union.objects.get(key="company"))
    by, today, before = administrator.pk, str(timezone.localdate()), str(timezone.localdate() - A_DAY)
    merge_unions(union=tree.company, into=tree.works, by=administrator)
    came, left = {"union": "works", "from_on": today}, {"union": "company", "to_on": before}
    assert lines("union.moved", "union.merged") == [
        (by, "union.moved", None, {"union": "team", "parent": "works", "from_on": today}),
        (by, "union.merged", None, {"union": "company", "into": "works", "from_on": today}),
    ]
    members = sorted([worker.pk, company_officer.pk])
    assert sorted(lines("membership.ended")) == [(by, "membership.ended", pk, left) for pk in members]
    begun = [line for line in lines("membership.begun") if line[0] == by]
    assert sorted(begun) == [(by, "membership.begun", pk, came) for pk in members]
    assert lines("role.ended") == [(by, "role.ended", company_officer.pk, {"role": "officer", **left})]


def test_closing_leaves_a_line_for_the_union_and_for_each_member(administrator, worker, tree):
    by, today = administrator.pk, str(timezone.localdate())
    close_union(union=tree.company, by=administrator)
    assert lines("union.closed", "membership.ended") == [
        (by, "membership.ended", worker.pk, {"union": "company", "to_on": today}),
        (by, "union.closed", None, {"union": "company", "to_on": today}),
    ]


def test_role_that_ends_with_a_membership_leaves_a_line(county_officer, worker, tree):
    grant_role(person=worker, role=Role.TRAINER, union=tree.company, by=None)
    membership = Membership.objects.get(person=worker)
    leave_union(membership=membership, last_on=timezone.localdate(), by=county_officer)
    facts = {"role": "trainer", "union": "company", "to_on": str(timezone.localdate())}
    assert lines("role.ended") == [(county_officer.pk, "role.ended", worker.pk, facts)]


def test_auditors_read_words():
    named = {"changed", "closed", "created", "merged", "moved", "placed"}
    assert {f"union.{name}" for name in named} <= set(ACTIONS)
    assert details_of({"union": "team", "parent": "works"}) == ["单位 team", "上级工会 works"]
