"""What somebody sees when a request is refused before any view has its say."""

import pytest
from django.test import Client


@pytest.fixture
def stale(worker):
    """A browser whose page has no token that counts any more."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(worker, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_page_open_for_too_long_says_so_and_leads_back_to_itself(stale):
    refused = stale.post("/accounts/logout/", headers={"referer": "http://testserver/me/?from=home"})
    said = refused.content.decode()
    assert refused.status_code == 403
    assert "这个页面打开太久了" in said
    assert 'href="/me/?from=home"' in said
    assert "CSRF" not in said


@pytest.mark.parametrize("before", ["", "https://elsewhere.example/me/", "http://testserver//elsewhere.example/"])
def test_a_form_from_elsewhere_leads_home_only(stale, before):
    said = stale.post("/accounts/logout/", headers={"referer": before}).content.decode()
    assert 'class="btn pri" href="/"' in said
    assert "elsewhere" not in said


def test_the_api_answers_in_json(stale):
    assert stale.post("/accounts/logout/").headers["Content-Type"].startswith("text/html")
    assert stale.post("/api/v1/nothing/").json()["code"] == "permission_denied"
