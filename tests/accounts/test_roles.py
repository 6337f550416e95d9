import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.actions import end_role, grant_role
from accounts.enums import Role
from accounts.models import Membership, Person, RoleGrant, Union
from accounts.rules import check_holds, holds, unions_of
from accounts.signals import role_changed
from tests.conftest import _person


def days(number: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=number)


def keys(unions) -> list[str]:
    return [union.key for union in unions]


def test_role_holds_for_its_union_and_everything_below(tree, county_officer):
    assert keys(unions_of(county_officer, Role.OFFICER)) == ["county", "company", "works"]
    assert [holds(county_officer, Role.OFFICER, union) for union in (tree.company, tree.city, tree.other_company)] == [
        True,
        False,
        False,
    ]
    assert keys(unions_of(county_officer, Role.TRAINER)) == []


def test_two_roles_of_one_kind_add_up(tree, company_officer):
    grant_role(person=company_officer, role=Role.OFFICER, union=tree.other_county, by=None)
    assert keys(unions_of(company_officer, Role.OFFICER)) == ["company", "other-county", "other-company"]


def test_union_whose_path_begins_alike_is_not_below(tree, worker):
    grant_role(person=worker, role=Role.OFFICER, union=tree.company, by=None)
    assert keys(unions_of(worker, Role.OFFICER)) == ["company"]


@pytest.mark.parametrize(
    ("from_on", "to_on", "held"),
    [(-9, None, True), (0, None, True), (1, None, False), (-9, 0, True), (-9, -1, False), (0, 0, True)],
)
def test_role_holds_from_its_first_to_its_last_day(tree, worker, from_on, to_on, held):
    last = None if to_on is None else days(to_on)
    RoleGrant.objects.create(person=worker, union=tree.county, role=Role.OFFICER, from_on=days(from_on), to_on=last)
    assert holds(worker, Role.OFFICER, tree.company) is held
    assert (keys(unions_of(worker, Role.OFFICER)) == ["county", "company", "works"]) is held


def test_disabled_person_holds_nothing(tree, county_officer):
    county_officer.is_active = False
    assert holds(county_officer, Role.OFFICER, tree.company) is False
    assert keys(unions_of(county_officer, Role.OFFICER)) == []


def test_check_says_no_with_a_sentence(tree, worker):
    with pytest.raises(PermissionDenied, match="您在该工会没有这个角色。"):
        check_holds(worker, Role.OFFICER, tree.company)


def test_moved_union_takes_its_officer_along(tree, company_officer):
    tree.company.move(Union.objects.get(key="other-county"), pos="last-child")
    assert keys(unions_of(company_officer, Role.OFFICER)) == ["company"]
    assert holds(company_officer, Role.OFFICER, Union.objects.get(key="company"))


def test_only_who_has_authority_there_grants(tree, worker, trainer, company_officer, administrator):
    below = _person("县管", tree.county, Role.ADMINISTRATOR)
    grant_role(person=worker, role=Role.TRAINER, union=tree.company, by=below)
    grant_role(person=worker, role=Role.TRAINER, union=tree.other_company, by=administrator)
    for by, union in [(trainer, tree.company), (company_officer, tree.works), (below, tree.city)]:
        with pytest.raises(PermissionDenied):
            grant_role(person=worker, role=Role.LIBRARIAN, union=union, by=by)
    assert RoleGrant.objects.filter(person=worker).count() == 2


def test_role_granted_twice_is_one(tree, worker):
    grants = {grant_role(person=worker, role=Role.TRAINER, union=tree.company, by=None).pk for _time in range(2)}
    assert len(grants) == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.create(person=worker, role=Role.TRAINER, union=tree.company)


def test_ended_role_is_kept_for_last_year_s_figures(tree, worker):
    grant = grant_role(person=worker, role=Role.TRAINER, union=tree.company, by=None, from_on=days(-30))
    end_role(grant=grant, by=None)
    assert holds(worker, Role.TRAINER, tree.company) is False
    assert RoleGrant.objects.current(on=days(-5)).filter(person=worker).exists()


def test_change_is_told_on_commit(tree, worker, django_capture_on_commit_callbacks):
    told = []

    def listen(person, union, role, **signal) -> None:
        told.append((person, union, role))

    role_changed.connect(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            grant = grant_role(person=worker, role=Role.TRAINER, union=tree.company, by=None)
        with django_capture_on_commit_callbacks(execute=True):
            end_role(grant=grant, by=None)
    finally:
        role_changed.disconnect(listen)
    assert told == [(worker, tree.company, Role.TRAINER)] * 2


def test_people_visible(tree, worker, coworker, stranger, trainer, company_officer, county_officer, city_officer):
    def seen(person: Person) -> set[str]:
        return {other.name for other in Person.objects.visible_to(person)}

    in_company = {worker.name, coworker.name, company_officer.name}
    in_county = {*in_company, trainer.name, county_officer.name}
    assert seen(worker) == {worker.name}
    assert seen(trainer) == {trainer.name}
    assert seen(company_officer) == in_company
    assert seen(county_officer) == in_county
    assert seen(city_officer) == {*in_county, stranger.name, city_officer.name}


def test_memberships_and_roles_visible(tree, worker, stranger, county_officer):
    assert {row.person for row in Membership.objects.visible_to(county_officer)} == {worker, county_officer}
    assert {row.person for row in RoleGrant.objects.visible_to(county_officer)} == {county_officer}
    assert {row.person for row in Membership.objects.visible_to(worker)} == {worker}


def test_unions_visible_to_everybody_signed_in(tree, worker):
    from django.contrib.auth.models import AnonymousUser

    assert Union.objects.visible_to(worker).count() == 6
    assert Union.objects.visible_to(AnonymousUser()).count() == 0
