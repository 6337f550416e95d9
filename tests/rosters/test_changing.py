"""Known people: what a roster changes of them, and what it never does."""

from __future__ import annotations

import pytest
from django.utils import timezone

from accounts.actions import create_person, grant_role
from accounts.enums import Role
from accounts.models import IdentityPaper, Person
from rosters.actions import take_row
from tests.rosters.books import person, workbook
from tests.rosters.working import apply, bring, preview, somebody, told

pytestmark = pytest.mark.django_db


def test_changed_phone_and_name_follow_the_file(tree, county_officer):
    bring(workbook([person(1)]), tree.company, county_officer)
    roster = preview(workbook([person(1, "新名字", phone="19911111111")]), tree.company, county_officer)
    changes = roster.rows.get().values["changes"]
    assert changes["phone"] == ["+8619900000001", "+8619911111111", "apply"]
    apply(roster, county_officer)
    assert Person.objects.filter(name="新名字", phone="+8619911111111").count() == 1


def test_change_by_hand_survives_a_roster_that_says_what_the_last_one_said(tree, county_officer):
    bring(workbook([person(1)]), tree.company, county_officer)
    Person.objects.filter(name=person(1)[0]).update(phone="+8619922222222")
    assert told(bring(workbook([person(1)]), tree.company, county_officer)) == {"same": 1}
    assert Person.objects.get(name=person(1)[0]).phone == "+8619922222222"


@pytest.mark.parametrize(("row_ticked", "all_ticked"), [(False, False), (True, False), (False, True)])
def test_change_by_hand_is_kept_against_a_third_value_until_somebody_ticks(
    row_ticked, all_ticked, tree, county_officer
):
    bring(workbook([person(1)]), tree.company, county_officer)
    Person.objects.filter(name=person(1)[0]).update(phone="+8619922222222")
    third = workbook([person(1, phone="19933333333")])
    roster = preview(third, tree.company, county_officer)
    row = roster.rows.get()
    assert (row.has_kept, row.values["changes"]["phone"][2]) == (True, "kept")
    if row_ticked:
        take_row(row=row, is_taken=True, by=county_officer)
    apply(roster, county_officer, takes_all=all_ticked)
    wins = row_ticked or all_ticked
    phone = "+8619933333333" if wins else "+8619922222222"
    assert Person.objects.get(name=person(1)[0]).phone == phone
    assert told(preview(third, tree.company, county_officer)) == {"same": 1}


def test_number_that_its_owner_proved_is_never_changed(tree, county_officer):
    bring(workbook([person(1)]), tree.company, county_officer)
    Person.objects.filter(name=person(1)[0]).update(phone_verified_at=timezone.now())
    bring(workbook([person(1, phone="19911111111")]), tree.company, county_officer, takes_all=True)
    assert Person.objects.get(name=person(1)[0]).phone == "+8619900000001"


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ADMINISTRATOR, Role.TRAINER])
def test_phone_of_somebody_with_a_role_is_never_changed(role, tree, county_officer):
    found = somebody(1, tree.company)
    grant_role(person=found, role=role, union=tree.company, by=None)
    bring(workbook([person(1, phone="19911111111")]), tree.company, county_officer, takes_all=True)
    assert Person.objects.get(pk=found.pk).phone == "+8619900000001"


def test_phone_of_a_member_elsewhere_is_never_changed(tree, county_officer):
    found = somebody(1, tree.other_company)
    bring(workbook([person(1, phone="19911111111")]), tree.company, county_officer, takes_all=True)
    assert Person.objects.get(pk=found.pk).phone == "+8619900000001"


def test_recycled_phone_does_not_open_the_old_record(tree, county_officer):
    old = create_person(name="旧机主", phone=person(1)[3], union=tree.company, by=None)
    roster = preview(workbook([person(1)]), tree.company, county_officer)
    assert roster.rows.get(position=2).errors == {"phone": ["phone_taken", {}]}
    assert not IdentityPaper.objects.filter(person=old).exists()
