"""The list of roles: whose, found how, with what covered."""

import pytest

from accounts.actions import end_role, grant_role
from accounts.enums import Role
from tests.accounts.roles import GIVE, ROLES, day, grant_of, names, page
from tests.factories import PersonFactory


def test_officer_sees_the_roles_of_her_part(
    trainer, company_officer, county_officer, other_officer, city_officer, administrator, client_for
):
    assert names(client_for(county_officer).get(ROLES)) == {"陈教", "吴厂", "郑县"}
    assert names(client_for(company_officer).get(ROLES)) == {"吴厂"}
    everybody = {"陈教", "吴厂", "郑县", "冯乙", "何市", "谢管"}
    assert names(client_for(administrator).get(ROLES)) == everybody


@pytest.mark.parametrize("name", ["worker", "trainer", "reviewer", "librarian"])
def test_list_is_not_there_for_others(request, name, client_for):
    client = client_for(request.getfixturevalue(name))
    assert [client.get(url).status_code for url in (ROLES, GIVE)] == [404, 404]


def test_auditor_looks_and_changes_nothing(county_officer, auditor, client_for):
    client, grant = client_for(auditor), grant_of(county_officer)
    shown = client.get(page("role", grant))
    assert [client.get(ROLES).status_code, shown.status_code] == [200, 200]
    assert [client.get(url).status_code for url in (GIVE, page("role-end", grant), page("role-deputy", grant))] == [
        404
    ] * 3
    assert "授予角色" not in client.get(ROLES).text
    assert page("role-end", grant) not in shown.text


@pytest.mark.parametrize("name", ["role", "role-end", "role-deputy"])
def test_role_of_a_foreign_part_is_not_there(name, county_officer, other_officer, city_officer, client_for):
    foreign = grant_of(other_officer)
    assert client_for(county_officer).get(page(name, foreign)).status_code == 404
    assert client_for(city_officer).get(page(name, foreign)).status_code == 200


def test_numbers_are_covered_and_names_are_not(county_officer, city_officer, client_for):
    client = client_for(city_officer)
    for url in (ROLES, page("role", grant_of(county_officer))):
        shown = client.get(url).text
        assert county_officer.name in shown
        assert county_officer.phone.removeprefix("+86") not in shown
        assert county_officer.masked_phone in shown


def test_filters_find_and_stay_in_the_address(tree, trainer, county_officer, other_officer, city_officer, client_for):
    client = client_for(city_officer)
    ended = grant_role(person=trainer, role=Role.LIBRARIAN, union=tree.company, by=None, from_on=day(-20))
    end_role(grant=ended, by=None)
    grant_role(person=trainer, role=Role.REVIEWER, union=tree.company, by=None, from_on=day(4))
    for query, found in [
        ({"q": "陈"}, {"陈教"}),
        ({"q": trainer.phone.removeprefix("+86")}, {"陈教"}),
        ({"q": trainer.phone[-4:]}, set()),
        ({"role": "trainer"}, {"陈教"}),
        ({"union": "乙县"}, {"冯乙"}),
        ({"union": "甲厂工会"}, set()),
        ({"when": "past"}, {"陈教"}),
        ({"when": "coming", "role": "reviewer"}, {"陈教"}),
        ({"when": "all", "union": "甲厂工会"}, {"陈教"}),
        ({"role": "boss", "when": "ever"}, {"陈教", "郑县", "冯乙", "何市"}),
    ]:
        response = client.get(ROLES, query)
        assert names(response) == found, query
        assert response.context["page"].paginator.count == len(response.context["page"].object_list)
    kept = client.get(ROLES, {"q": "陈", "role": "trainer", "union": "甲县", "when": "all"}).text
    for field in ('value="陈"', 'value="trainer" selected', 'value="甲县"'):
        assert field in kept


def test_nothing_found_says_what_to_do(city_officer, client_for):
    assert "没有符合条件的角色" in client_for(city_officer).get(ROLES, {"q": "没有这个人"}).text


def test_worker_s_grant_is_no_role_to_list(tree, worker, city_officer, client_for):
    grant = grant_role(person=worker, role=Role.WORKER, union=tree.company, by=None)
    assert names(client_for(city_officer).get(ROLES)) == {"何市"}
    assert client_for(city_officer).get(page("role", grant)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_the_same_queries_whatever_stands_in_it(
    tree, city_officer, client_for, django_assert_num_queries, count
):
    for _number in range(count):
        grant_role(person=PersonFactory(), role=Role.TRAINER, union=tree.company, by=None)
    client = client_for(city_officer)
    with django_assert_num_queries(8):  # session, roles of who asks, count, rows, and what waits, for the rail
        client.get(ROLES)
