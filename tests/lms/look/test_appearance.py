import pytest

PAGE = "/me/appearance/"

pytestmark = pytest.mark.django_db


def test_choice_is_kept_in_cookies_and_shown_on_every_page(client):
    response = client.post(PAGE, {"look": "dark", "text": "huge"})
    assert {name: client.cookies[name].value for name in ("look", "text")} == {"look": "dark", "text": "huge"}
    page = client.get(response.url).content.decode()
    assert '<html lang="zh-hans" data-theme="dark" data-text="huge">' in page
    assert 'value="dark" checked' in page


def test_following_the_phone_forgets_the_choice(client):
    client.post(PAGE, {"look": "dark", "text": ""})
    client.post(PAGE, {"look": "", "text": ""})
    assert client.cookies["look"].value == ""
    assert "data-theme" not in client.get(PAGE).content.decode()


def test_foreign_values_are_not_kept(client):
    client.post(PAGE, {"look": '"><script>', "text": "huge"})
    assert "look" not in client.cookies


def test_foreign_cookie_is_not_written_into_the_page(client):
    client.cookies["look"] = "neon"
    assert "neon" not in client.get(PAGE).content.decode()
