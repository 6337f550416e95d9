"""An import is taken back: what was before stands again, roles too, but for what somebody did since."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.actions import grant_role, join_union
from accounts.enums import Role
from accounts.models import IdentityPaper, Membership, Person, RoleGrant
from audit.models import Entry
from rosters.actions import undo_roster
from rosters.enums import State
from rosters.models import RosterImport
from tests.rosters.books import person, workbook
from tests.rosters.working import bring, fresh, somebody, told, undo

pytestmark = pytest.mark.django_db


def test_undo_gives_back_what_was(tree, county_officer):
    moved, changed = somebody(1, None), somebody(2, tree.company)
    join_union(person=moved, union=tree.works, by=None, from_on=datetime.date(2019, 1, 1))
    left = somebody(4, None)
    join_union(person=left, union=tree.company, by=None, from_on=datetime.date(2019, 1, 1))
    before = picture()
    data = workbook([person(1), person(2, phone="19911111111"), person(3)])
    roster = bring(data, tree.company, county_officer, ends_absent=True)
    assert told(roster) == {"moved": 1, "changed": 1, "new": 1, "left": 1}
    assert changed.phone != Person.objects.get(pk=changed.pk).phone
    assert undo(roster, county_officer).state == State.UNDONE
    assert picture() == before


def picture() -> tuple:
    people = sorted(Person.objects.values_list("name", "phone", "is_active"))
    memberships = sorted(map(str, Membership.objects.values_list("person__name", "union__key", "from_on", "to_on")))
    return people, memberships, sorted(IdentityPaper.objects.values_list("blind", flat=True))


def test_undo_leaves_who_signed_in_since(tree, county_officer):
    roster = bring(workbook([person(1), person(2)]), tree.company, county_officer)
    Person.objects.filter(name=person(1)[0]).update(last_login=timezone.now())
    roster = undo(roster, county_officer)
    assert set(Person.objects.filter(name__startswith="工友").values_list("name", flat=True)) == {person(1)[0]}
    assert [row.position for row in roster.rows.filter(notes__name=["stays", {}])] == [2]
    assert not Membership.objects.filter(person__name=person(1)[0]).exists()


def test_undo_is_over_after_some_days(tree, county_officer):
    roster = bring(workbook([person(1)]), tree.company, county_officer)
    RosterImport.objects.update(applied_at=timezone.now() - datetime.timedelta(days=8))
    with pytest.raises(ValidationError):
        undo_roster(roster=fresh(roster), by=county_officer)


@pytest.fixture
def leaver(tree):
    """A trainer of the company, with a deputy, since some days."""
    found, deputy = somebody(1, None), somebody(2, None)
    since = timezone.localdate() - datetime.timedelta(days=9)
    for one in (found, deputy):
        join_union(person=one, union=tree.works, by=None, from_on=since)
    role = grant_role(person=found, role=Role.TRAINER, union=tree.works, by=None, from_on=since)
    until = timezone.localdate() + datetime.timedelta(days=9)
    RoleGrant.objects.create(
        person=deputy, role=Role.TRAINER, union=tree.works, from_on=since, to_on=until, deputy_for=role
    )
    return found


def roles() -> list[tuple]:
    return sorted(RoleGrant.objects.values_list("pk", "person__name", "from_on", "to_on"), key=str)


@pytest.mark.parametrize("moves", [True, False])
def test_undo_gives_back_the_roles_that_ended_with_the_membership(moves, leaver, tree, county_officer):
    before, yesterday = roles(), timezone.localdate() - datetime.timedelta(days=1)
    data = workbook([person(1 if moves else 3), person(2, union="甲矿工会")])
    roster = bring(data, tree.county, county_officer, ends_absent=True)
    assert set(RoleGrant.objects.exclude(person=county_officer).values_list("to_on", flat=True)) == {yesterday}
    undo(roster, county_officer)
    assert roles() == before
    assert Entry.objects.get(action="role.restored", subject=leaver.pk).by == county_officer.pk


def test_undo_brings_back_a_role_that_had_not_begun(leaver, tree, county_officer):
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    grant_role(person=leaver, role=Role.LIBRARIAN, union=tree.works, by=None, from_on=tomorrow)
    roster = bring(workbook([person(1)]), tree.company, county_officer)
    assert not RoleGrant.objects.filter(role=Role.LIBRARIAN).exists()
    undo(roster, county_officer)
    found = RoleGrant.objects.get(role=Role.LIBRARIAN)
    assert (found.person, found.union, found.from_on, found.to_on) == (leaver, tree.works, tomorrow, None)


def test_undo_leaves_a_role_that_was_given_anew(leaver, tree, county_officer):
    roster = bring(workbook([person(1)]), tree.county, county_officer)
    grant_role(person=leaver, role=Role.TRAINER, union=tree.works, by=None)
    roster = undo(roster, county_officer)
    assert RoleGrant.objects.filter(person=leaver, to_on=None).count() == 1
    assert [row.position for row in roster.rows.filter(notes__name=["stays", {}])] == [2]
