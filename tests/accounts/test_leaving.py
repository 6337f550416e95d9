"""Who leaves an organisation holds no role in it any more, unless another membership keeps it."""

import datetime

import pytest
from django.utils import timezone

from accounts.actions import end_roles_after_leaving, grant_role, leave_union
from accounts.enums import Role
from accounts.models import Membership, Person, RoleGrant
from accounts.rules import holds, unions_of


def day(number: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=number)


def _left(person) -> Membership:
    """The person's membership and roles, begun some days ago."""
    Membership.objects.filter(person=person, to_on=None).update(from_on=day(-9))
    RoleGrant.objects.filter(person=person).update(from_on=day(-9))
    return Membership.objects.filter(person=person).order_by("pk").first()


def test_who_leaves_sees_nobody_any_more(tree, worker, company_officer, client_for):
    client = client_for(company_officer)
    assert client.get(f"/api/v1/people/{worker.pk}/").status_code == 200
    leave_union(membership=_left(company_officer), last_on=day(-1), by=None)
    assert client.get(f"/api/v1/people/{worker.pk}/").status_code in {403, 404}
    assert client.get("/desk/").status_code == 404
    assert client.get("/people/roles/").status_code == 404
    assert list(unions_of(company_officer, Role.OFFICER)) == []
    assert RoleGrant.objects.filter(person=company_officer).exists()


def test_role_of_a_union_above_ends_with_the_only_membership_below(tree, trainer):
    Membership.objects.filter(person=trainer).update(union=tree.company)
    leave_union(membership=_left(trainer), last_on=day(-1), by=None)
    assert not holds(trainer, Role.TRAINER, tree.county)


def test_role_stays_where_another_membership_keeps_it(tree, trainer):
    Membership.objects.create(person=trainer, union=tree.works)
    membership = _left(trainer)
    leave_union(membership=membership, last_on=day(-1), by=None)
    assert holds(trainer, Role.TRAINER, tree.county)


def test_role_elsewhere_has_nothing_to_do_with_leaving(tree, trainer):
    grant_role(person=trainer, role=Role.LIBRARIAN, union=tree.other_company, by=None)
    leave_union(membership=_left(trainer), last_on=day(-1), by=None)
    assert holds(trainer, Role.LIBRARIAN, tree.other_company)


@pytest.mark.parametrize("count", [1, 40])
def test_a_roster_of_leavers_costs_few_queries(tree, worker, coworker, django_assert_max_num_queries, count):
    people = [Person(name=f"工友{number}") for number in range(count)]
    Person.objects.bulk_create(people)
    rows = [Membership(person=one, union=tree.company, from_on=day(-9), to_on=day(-1)) for one in people]
    Membership.objects.bulk_create(rows)
    with django_assert_max_num_queries(3):
        assert end_roles_after_leaving(memberships=rows, by=None) == {}
