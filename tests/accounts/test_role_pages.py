import pytest

from accounts.actions import deputize, grant_role
from accounts.enums import Role
from accounts.models import RoleGrant
from tests.accounts.roles import GIVE, ROLES, day, grant_of, names, page


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
