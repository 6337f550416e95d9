import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.actions import deputize, end_role, grant_role
from accounts.enums import Role
from accounts.models import RoleGrant
from tests.factories import PersonFactory

ROLES = reverse("accounts:roles")
GIVE = reverse("accounts:role-give")


def day(number: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=number)


def page(name: str, grant: RoleGrant) -> str:
    return reverse(f"accounts:{name}", args=[grant.pk])


def grant_of(person) -> RoleGrant:
    return RoleGrant.objects.get(person=person)


def names(response) -> set[str]:
    return {grant.person.name for grant in response.context["page"].object_list}


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


def fill(person, **fields) -> dict:
    values = {"phone": person.phone, "role": "trainer", "union": "甲厂工会", "from_on": day(0).isoformat(), "to_on": ""}
    return {**values, **fields}


def test_role_is_given_only_after_saying_what_it_opens(tree, worker, coworker, county_officer, client_for):
    client = client_for(county_officer)
    asked = client.post(GIVE, fill(worker))
    assert not RoleGrant.objects.filter(person=worker).exists()
    for words in ("任命王建军为教员吗", "甲厂工会及下级 0 个工会", "其中有会员 2 人", "编写课程"):
        assert words in asked.text
    back = client.post(GIVE, fill(worker, back="yes"))
    assert 'name="union" value="甲厂工会"' in back.text
    done = client.post(GIVE, fill(worker, sure="yes"), follow=True)
    grant = grant_of(worker)
    assert (grant.role, grant.union, grant.granted_by, grant.to_on) == ("trainer", tree.company, county_officer, None)
    assert "王建军 已担任甲厂工会的教员" in done.text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"phone": "19900009876"}, "没有"),
        ({"phone": "12"}, "手机号"),
        ({"union": "乙厂工会"}, "没有这个名称的工会"),
        ({"union": "工会"}, "有几个工会相符"),
        ({"role": "administrator"}, "administrator"),
        ({"role": "officer", "union": "甲县总工会"}, "没有这个名称的工会"),
        ({"to_on": "2020-01-01"}, "最后一天"),
        ({"from_on": "morgen"}, "日期"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_refusal_stands_at_the_form_and_loses_nothing(tree, worker, county_officer, client_for, fields, sentence):
    response = client_for(county_officer).post(GIVE, fill(worker, **fields, sure="yes"))
    assert response.status_code == 200
    assert sentence in response.text
    assert not RoleGrant.objects.filter(person=worker).exists()
    typed = fields.get("union", "甲厂工会")
    assert f'value="{typed}"' in response.text


def test_nobody_gives_herself_a_role_on_the_page(county_officer, client_for):
    response = client_for(county_officer).post(GIVE, fill(county_officer, sure="yes"))
    assert "不能给自己授予角色" in response.text
    assert RoleGrant.objects.filter(person=county_officer).count() == 1


def test_role_is_ended_with_its_deputies(tree, trainer, company_officer, county_officer, client_for):
    grant = grant_of(company_officer)
    RoleGrant.objects.filter(pk=grant.pk).update(from_on=day(-9))
    deputize(grant=grant, person=trainer, from_on=day(-1), to_on=day(9), by=None)
    client = client_for(county_officer)
    assert "1 位代理人也一同结束" in client.get(page("role-end", grant)).text
    refused = client.post(page("role-end", grant), {"to_on": "2020-01-01"})
    assert "最后一天" in refused.text
    done = client.post(page("role-end", grant), {"to_on": ""}, follow=True)
    assert "吴厂 不再担任甲厂工会的工会干部" in done.text
    assert not RoleGrant.objects.current().filter(union=tree.company).exists()
    assert client.get(page("role-end", grant)).status_code == 404
    assert client.get(page("role", grant)).status_code == 200


def test_nobody_ends_the_role_of_an_equal_or_her_own(tree, worker, county_officer, client_for):
    beside = grant_role(person=worker, role=Role.OFFICER, union=tree.county, by=None)
    client = client_for(county_officer)
    assert [client.post(page("role-end", one)).status_code for one in (beside, grant_of(county_officer))] == [404, 404]


def test_holder_appoints_her_deputy(tree, trainer, worker, county_officer, client_for):
    client, grant = client_for(county_officer), grant_of(county_officer)
    days = {"phone": trainer.phone, "from_on": day(0).isoformat(), "to_on": day(7).isoformat()}
    asked = client.post(page("role-deputy", grant), days)
    assert "让陈教代理郑县吗" in asked.text
    assert not grant.deputies.exists()
    done = client.post(page("role-deputy", grant), {**days, "sure": "yes"}, follow=True)
    assert "陈教 已被指定为甲县总工会的代理工会干部" in done.text
    deputy = grant.deputies.get()
    assert names(client.get(ROLES, {"q": "陈"})) == {"陈教"}
    shown = client_for(trainer).get(page("role", deputy))
    assert shown.status_code == 200
    assert client_for(trainer).get(page("role-deputy", deputy)).status_code == 404


def test_refused_deputy_is_said_at_the_form(stranger, county_officer, client_for):
    grant = grant_of(county_officer)
    days = {"phone": stranger.phone, "from_on": day(0).isoformat(), "to_on": day(7).isoformat(), "sure": "yes"}
    assert "代理人须是本工会" in client_for(county_officer).post(page("role-deputy", grant), days).text
    assert not grant.deputies.exists()


def test_trainer_finds_her_role_on_her_own_page(trainer, client_for):
    client, grant = client_for(trainer), grant_of(trainer)
    assert page("role", grant) in client.get("/people/me/").text
    assert client.get(page("role", grant)).status_code == 200
    assert client.get(page("role-deputy", grant)).status_code == 200
