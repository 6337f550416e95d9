"""People, unions, memberships and roles in Wagtail's admin: one's own part, through the actions."""

import datetime

import pytest
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Membership, Person, RoleGrant, Union
from accounts.rules import holds
from tests.conftest import _person

LISTS = ["people", "unions", "memberships", "roles"]


@pytest.fixture
def county_administrator(tree) -> Person:
    return _person("县管", tree.county, Role.ADMINISTRATOR)


@pytest.fixture
def desk(county_administrator, client_for):
    return client_for(county_administrator)


def names(response) -> list[str]:
    return [str(row) for row in response.context["object_list"]]


@pytest.mark.parametrize("noun", LISTS)
def test_lists_open_for_administrators_only(noun, desk, trainer, client_for):
    assert desk.get(f"/cms/{noun}/").status_code == 200
    assert client_for(trainer).get(f"/cms/{noun}/").status_code == 302


@pytest.mark.parametrize("noun", LISTS)
def test_nothing_can_be_deleted(noun, desk, administrator, client_for):
    assert desk.get(f"/cms/{noun}/delete/1/", follow=True).status_code == 404


def test_people_of_the_own_part_are_listed_and_found(desk, worker, stranger, county_administrator, city_officer):
    assert set(names(desk.get("/cms/people/"))) == {worker.name, county_administrator.name}
    assert names(desk.get("/cms/people/", {"q": "建军"})) == [worker.name]
    assert names(desk.get("/cms/people/", {"q": stranger.name})) == []


def test_unions_of_the_own_part_are_listed_as_a_tree(desk, tree):
    response = desk.get("/cms/unions/")
    assert names(response) == [tree.county.name, tree.company.name, tree.works.name]
    assert f"　　{tree.company.name}" in response.content.decode()
    assert names(desk.get("/cms/unions/", {"q": "矿"})) == [tree.works.name]


def test_person_is_taken_in(desk, tree):
    answer = desk.post("/cms/people/new/", {"name": "新工友", "phone": "199 0000 0077", "union": tree.company.pk})
    assert answer.status_code == 302
    person = Person.objects.get(phone="+8619900000077")
    assert (person.name, person.home_union, person.has_usable_password()) == ("新工友", tree.company, False)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("phone", "1990000abcd", "请输入 11 位手机号，例如 139 1234 5678。"),
        ("phone", "taken", "已存在"),
        ("union", "foreign", "选择一个有效的选项"),
    ],
)
def test_bad_person_gets_a_sentence(desk, tree, worker, field, value, sentence):
    values = {"name": "新工友", "phone": "19900000077", "union": tree.company.pk}
    values[field] = {"taken": worker.phone, "foreign": tree.other_company.pk}.get(value, value)
    response = desk.post("/cms/people/new/", values)
    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert not Person.objects.filter(name="新工友").exists()


def test_person_is_changed_and_a_new_number_has_to_be_proved(desk, worker):
    Person.objects.update(phone_verified_at=timezone.now())
    answer = desk.post(f"/cms/people/edit/{worker.pk}/", {"name": "王建国", "phone": "19900000078", "is_active": "on"})
    assert answer.status_code == 302
    worker.refresh_from_db()
    assert (worker.name, worker.phone, worker.phone_verified_at) == ("王建国", "+8619900000078", None)


def test_disabled_person_is_signed_out(desk, worker, client_for):
    client = client_for(worker)
    desk.post(f"/cms/people/edit/{worker.pk}/", {"name": worker.name, "phone": worker.phone})
    assert client.get("/people/me/").status_code == 302


def test_weak_password_gets_a_sentence(desk, worker):
    values = {"name": worker.name, "phone": worker.phone, "is_active": "on", "password": "12345"}
    response = desk.post(f"/cms/people/edit/{worker.pk}/", values)
    assert "10" in str(response.context["form"].errors["password"])


@pytest.mark.parametrize("who", ["stranger", "city_officer", "administrator"])
def test_people_outside_the_part_do_not_exist(desk, who, request):
    assert desk.get(f"/cms/people/edit/{request.getfixturevalue(who).pk}/").status_code == 404


def test_taking_somebody_into_one_s_union_gives_no_power_over_the_account(desk, tree, stranger):
    values = {"phone": stranger.phone, "union": tree.company.pk, "from_on": "2026-01-01", "is_main": ""}
    assert desk.post("/cms/memberships/new/", values).status_code == 302
    assert Membership.objects.filter(person=stranger, union=tree.company).exists()
    assert desk.get(f"/cms/people/edit/{stranger.pk}/").status_code == 404


def test_union_is_added_changed_and_moved(desk, tree):
    values = {"name": "甲厂一车间", "short_name": "", "key": "shop", "kind": "branch", "parent": tree.company.pk}
    assert desk.post("/cms/unions/new/", values).status_code == 302
    shop = Union.objects.get(key="shop")
    assert shop.get_parent() == tree.company
    moved = {**values, "name": "甲矿一车间", "parent": tree.works.pk}
    assert desk.post(f"/cms/unions/edit/{shop.pk}/", moved).status_code == 302
    shop = Union.objects.get(key="shop")
    assert (shop.name, shop.get_parent()) == ("甲矿一车间", tree.works)


def test_union_is_not_moved_below_itself(desk, tree):
    values = {"name": tree.county.name, "kind": tree.county.kind, "parent": tree.company.pk}
    response = desk.post(f"/cms/unions/edit/{tree.county.pk}/", values)
    assert "工会不能放在自己的下级。" in response.content.decode()


def test_new_tree_is_not_an_administrator_s_business(desk, tree):
    response = desk.post("/cms/unions/new/", {"name": "另一棵", "key": "another", "kind": "city"})
    assert "请选择上级工会。" in response.content.decode()
    assert not Union.objects.filter(key="another").exists()


@pytest.mark.parametrize("union", ["city", "other_county", "other_company"])
def test_unions_outside_the_part_do_not_exist(desk, tree, union):
    assert desk.get(f"/cms/unions/edit/{getattr(tree, union).pk}/").status_code == 404


def test_role_is_granted_and_ended(desk, tree, worker, county_administrator):
    today = timezone.localdate()
    values = {
        "phone": worker.phone,
        "union": tree.company.pk,
        "role": "trainer",
        "from_on": today - datetime.timedelta(9),
    }
    assert desk.post("/cms/roles/new/", values).status_code == 302
    grant = RoleGrant.objects.get(person=worker)
    assert (grant.granted_by, holds(worker, Role.TRAINER, tree.company)) == (county_administrator, True)
    yesterday = today - datetime.timedelta(1)
    assert desk.post(f"/cms/roles/edit/{grant.pk}/", {"to_on": yesterday}).status_code == 302
    assert holds(worker, Role.TRAINER, tree.company) is False


def test_role_is_not_granted_outside_the_part(desk, tree, worker):
    values = {"phone": worker.phone, "union": tree.city.pk, "role": "administrator", "from_on": "2026-01-01"}
    assert desk.post("/cms/roles/new/", values).status_code == 200
    assert not RoleGrant.objects.filter(person=worker).exists()


def test_last_day_before_the_first_is_a_sentence(desk, tree, worker):
    membership = Membership.objects.get(person=worker)
    response = desk.post(f"/cms/memberships/edit/{membership.pk}/", {"to_on": "2020-01-01"})
    assert "最后一天不能早于第一天。" in response.content.decode()


def test_unknown_number_is_a_sentence(desk, tree):
    values = {"phone": "19900009999", "union": tree.company.pk, "from_on": "2026-01-01"}
    assert "这个手机号没有登记。" in desk.post("/cms/memberships/new/", values).content.decode()


def test_menu_links_people_and_messages_and_hides_wagtail_s_users(desk, worker):
    page = desk.get("/cms/").content.decode()
    assert "/people/messages/" in page
    assert "/cms/people/" in page
    assert "/cms/users/" not in page


def test_own_account_page_of_the_cms_asks_for_no_name_and_can_be_saved(desk, county_administrator):
    page = desk.get("/cms/account/")
    assert page.status_code == 200
    assert "name_email" not in page.content.decode()
    values = {"locale-preferred_language": "zh-hans", "theme-theme": "light", "theme-contrast": "system"}
    assert desk.post("/cms/account/", values | {"theme-density": "default"}).status_code == 302
    county_administrator.refresh_from_db()
    assert county_administrator.name == "县管"


def test_menu_calls_the_person_by_name(desk, county_administrator):
    page = desk.get("/cms/").content.decode()
    assert "县管" in page
    assert county_administrator.phone not in page


@pytest.mark.parametrize("noun", LISTS)
def test_lists_take_as_many_queries_for_one_row_as_for_three(noun, desk, tree, django_assert_max_num_queries):
    for number in range(3):
        _person(f"工友{number}", tree.company, Role.TRAINER)
    desk.get(f"/cms/{noun}/")
    with django_assert_max_num_queries(25):
        desk.get(f"/cms/{noun}/")
