import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from accounts.actions import deputize, end_role, grant_role
from accounts.enums import Role
from accounts.models import Person, RoleGrant
from accounts.rules import holds
from accounts.signals import role_changed


def day(number: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=number)


@pytest.fixture
def grant(county_officer) -> RoleGrant:
    return RoleGrant.objects.get(person=county_officer)


def stand_in(grant, person, by, first: int = 0, last: int = 7) -> RoleGrant:
    return deputize(grant=grant, person=person, from_on=day(first), to_on=day(last), by=by)


def test_deputy_holds_the_role_on_her_days_only(tree, grant, trainer, county_officer):
    deputy = stand_in(grant, trainer, county_officer)
    assert holds(trainer, Role.OFFICER, tree.company)
    assert (deputy.deputy_for, deputy.granted_by, deputy.union) == (grant, county_officer, tree.county)
    assert not RoleGrant.objects.current(day(8)).filter(pk=deputy.pk).exists()


def test_coming_deputy_holds_nothing_yet(tree, grant, trainer, county_officer):
    stand_in(grant, trainer, county_officer, 1, 3)
    assert not holds(trainer, Role.OFFICER, tree.county)


def test_administrator_appoints_too_and_others_do_not(grant, trainer, worker, administrator, auditor, company_officer):
    stand_in(grant, trainer, administrator)
    for by in (auditor, company_officer, worker, trainer):
        with pytest.raises(PermissionDenied, match="指定代理人"):
            stand_in(grant, worker, by)


def test_deputy_passes_the_role_to_nobody(grant, trainer, worker, county_officer, administrator):
    deputy = stand_in(grant, trainer, county_officer)
    for by in (trainer, administrator, county_officer, None):
        with pytest.raises(PermissionDenied, match="不能再把角色转给别人"):
            stand_in(deputy, worker, by)
    with pytest.raises(PermissionDenied):
        stand_in(grant, worker, trainer)


def test_nobody_appoints_herself(grant, county_officer, administrator):
    for by, person in [(county_officer, county_officer), (administrator, administrator)]:
        with pytest.raises(PermissionDenied, match="不能指定自己"):
            stand_in(grant, person, by)


@pytest.mark.parametrize(
    ("first", "last", "code"), [(3, 1, "dates"), (-3, -1, "past"), (-20, 3, "beyond"), (0, 40, "beyond")]
)
def test_days_beyond_the_role_are_refused(grant, trainer, county_officer, first, last, code):
    RoleGrant.objects.filter(pk=grant.pk).update(from_on=day(-10), to_on=day(30))
    with pytest.raises(ValidationError) as refusal:
        stand_in(grant, trainer, county_officer, first, last)
    (errors,) = refusal.value.error_dict.values()
    assert [error.code for error in errors] == [code]


def test_deputy_is_one_of_us_with_an_open_account(tree, grant, stranger, trainer, county_officer):
    with pytest.raises(ValidationError, match="代理人须是本工会"):
        stand_in(grant, stranger, county_officer)
    Person.objects.filter(pk=trainer.pk).update(is_active=False)
    trainer.refresh_from_db()
    with pytest.raises(ValidationError, match="已停用"):
        stand_in(grant, trainer, county_officer)


def test_same_deputy_twice_in_a_time_is_refused(grant, trainer, county_officer):
    stand_in(grant, trainer, county_officer, 0, 5)
    with pytest.raises(ValidationError, match="已是代理人"):
        stand_in(grant, trainer, county_officer, 5, 9)
    stand_in(grant, trainer, county_officer, 6, 9)


def test_deputies_end_with_the_role(tree, grant, trainer, worker, county_officer, administrator):
    RoleGrant.objects.filter(pk=grant.pk).update(from_on=day(-10))
    running = stand_in(grant, trainer, county_officer, -2, 9)
    coming = stand_in(grant, worker, county_officer, 3, 9)
    end_role(grant=RoleGrant.objects.get(pk=grant.pk), by=administrator)
    assert not holds(trainer, Role.OFFICER, tree.county)
    running.refresh_from_db()
    assert running.to_on == day(-1)
    assert not RoleGrant.objects.filter(pk=coming.pk).exists()


def test_holder_sends_her_deputy_back(grant, trainer, worker, county_officer):
    deputy = stand_in(grant, trainer, county_officer)
    with pytest.raises(PermissionDenied):
        end_role(grant=deputy, by=worker)
    end_role(grant=deputy, by=county_officer)
    assert not RoleGrant.objects.filter(pk=deputy.pk).exists()


def test_change_is_told_for_each_deputy(grant, trainer, county_officer, django_capture_on_commit_callbacks):
    stand_in(grant, trainer, county_officer)
    told = []

    def listen(person, **signal) -> None:
        told.append(person)

    role_changed.connect(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            end_role(grant=grant, by=None)
    finally:
        role_changed.disconnect(listen)
    assert sorted(told, key=str) == sorted([trainer, county_officer], key=str)


@pytest.mark.parametrize(
    "change",
    [
        {"to_on": None},
        {"to_on": 40},
        {"from_on": -20},
        {"role": Role.ADMINISTRATOR},
        {"union": "city"},
        {"person": "county_officer"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_database_refuses_a_deputy_beyond_the_role(tree, grant, trainer, county_officer, change):
    RoleGrant.objects.filter(pk=grant.pk).update(from_on=day(-10), to_on=day(30))
    values = {"person": trainer, "union": tree.county, "role": Role.OFFICER, "from_on": 0, "to_on": 9, **change}
    values["union"] = tree.city if values["union"] == "city" else values["union"]
    values["person"] = county_officer if values["person"] == "county_officer" else values["person"]
    days = {name: values[name] if values[name] is None else day(values[name]) for name in ("from_on", "to_on")}
    with pytest.raises(DatabaseError), transaction.atomic():
        RoleGrant.objects.create(deputy_for=grant, **{**values, **days})


def test_database_refuses_a_deputy_of_a_deputy(tree, grant, trainer, worker, county_officer):
    deputy = stand_in(grant, trainer, county_officer)
    values = {"role": Role.OFFICER, "union": tree.county, "from_on": day(0), "to_on": day(3)}
    with pytest.raises(DatabaseError), transaction.atomic():
        RoleGrant.objects.create(person=worker, deputy_for=deputy, **values)


def test_database_refuses_a_role_that_is_shorter_than_its_deputy(grant, trainer, county_officer):
    deputy = stand_in(grant, trainer, county_officer)
    rows = RoleGrant.objects
    for changed, values in [(grant, {"to_on": day(3)}), (grant, {"from_on": day(1)}), (deputy, {"from_on": day(-1)})]:
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.filter(pk=changed.pk).update(**values)


def test_database_refuses_a_role_given_by_oneself(tree, worker):
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.create(person=worker, union=tree.county, role=Role.OFFICER, granted_by=worker)


def test_nobody_gives_herself_a_role(tree, administrator):
    owner = Person.objects.create_superuser("+8619900009999", name="主")
    for by in (administrator, owner):
        with pytest.raises(PermissionDenied, match="不能给自己"):
            grant_role(person=by, role=Role.TRAINER, union=tree.company, by=by)


def test_ending_makes_no_role_longer(tree, worker):
    grant = grant_role(person=worker, role=Role.TRAINER, union=tree.company, by=None, to_on=day(5))
    with pytest.raises(ValidationError, match="更早"):
        end_role(grant=grant, by=None, last_on=day(9))
    RoleGrant.objects.filter(pk=grant.pk).update(from_on=day(-9), to_on=day(-4))
    grant.refresh_from_db()
    end_role(grant=grant, by=None)
    assert RoleGrant.objects.get(pk=grant.pk).to_on == day(-4)


def test_role_of_some_days_is_not_given_twice(tree, worker):
    grant_role(person=worker, role=Role.TRAINER, union=tree.company, by=None, to_on=day(5))
    for last in (None, day(3)):
        with pytest.raises(ValidationError, match="已在本工会担任该角色"):
            grant_role(person=worker, role=Role.TRAINER, union=tree.company, by=None, to_on=last)
    grant_role(person=worker, role=Role.TRAINER, union=tree.company, by=None, from_on=day(6), to_on=day(9))
