import pytest
from django.contrib.auth import get_user
from django.test import Client

from accounts.models import Person
from tests.accounts.signing import PASSWORD_PAGE, PHONE_PAGE

PASSWORD = "long-enough-2026"


@pytest.fixture
def staff(administrator) -> Person:
    administrator.set_password(PASSWORD)
    administrator.save()
    return administrator


def give_password(client: Client, phone: str, password: str, **extra):
    return client.post(PASSWORD_PAGE, {"login": phone, "password": password, **extra})


def test_phone_and_password_sign_in(staff, client):
    response = give_password(client, staff.phone.removeprefix("+86"), PASSWORD, next="/cms/")
    assert (response.status_code, response.url) == (302, "/cms/")
    assert get_user(client) == staff


def test_wrong_password_unknown_number_and_disabled_person_get_one_sentence(staff, worker, client):
    staff.is_active = False
    staff.save()
    answers = {
        str(give_password(Client(), phone, password).context["form"].errors)
        for phone, password in [(staff.phone, PASSWORD), (worker.phone, "wrong"), ("19900009999", "wrong")]
    }
    assert len(answers) == 1
    assert "手机号或密码不对。" in answers.pop()


def test_letters_in_the_number_get_a_sentence(db, client):
    errors = give_password(client, "abc", "x").context["form"].errors
    assert errors["login"] == ["请输入 11 位手机号，例如 139 1234 5678。"]


def test_five_wrong_passwords_close_the_number_for_a_while_even_for_a_new_session(staff):
    for _try in range(5):
        give_password(Client(), staff.phone, "wrong")
    response = give_password(Client(REMOTE_ADDR="10.9.8.7"), staff.phone, PASSWORD)
    assert response.context["form"].non_field_errors() == ["错误次数太多，请 5 分钟后再试。"]


def test_right_passwords_use_up_nothing(staff):
    for _try in range(7):
        assert give_password(Client(), staff.phone, PASSWORD).status_code == 302


def test_person_without_a_password_cannot_sign_in_with_an_empty_one(worker, client):
    assert give_password(client, worker.phone, "").context["form"].errors["password"] == ["请输入密码。"]


@pytest.mark.parametrize("door", ["/cms/", "/cms/login/", "/cms/pages/", "/_util/login/"])
def test_wagtail_s_doors_lead_to_the_one_sign_in(db, client, door):
    response = client.get(door, follow=True)
    assert response.redirect_chain[-1][0].startswith(PHONE_PAGE)


def test_the_cms_tells_a_worker_that_it_is_not_open(worker, client_for):
    response = client_for(worker).get("/cms/", follow=True)
    assert response.status_code == 403
    assert "您没有进入编辑后台的权限" in response.content.decode()
    assert "banner bad" not in response.content.decode()


@pytest.mark.parametrize("role", ["trainer", "reviewer", "librarian", "administrator"])
def test_the_cms_opens_for_roles_that_work_there(role, request, client_for):
    assert client_for(request.getfixturevalue(role)).get("/cms/").status_code == 200


@pytest.mark.parametrize("role", ["worker", "county_officer"])
def test_the_cms_stays_closed_for_others(role, request, client_for):
    assert client_for(request.getfixturevalue(role)).get("/cms/").status_code == 302


@pytest.mark.parametrize("path", ["/cms/users/", "/cms/users/add/", "/cms/groups/", "/cms/password_reset/"])
def test_wagtail_s_own_editors_of_people_and_passwords_do_not_exist(staff, client_for, path):
    staff.is_superuser = True
    staff.save()
    assert client_for(staff).get(path).status_code == 404
