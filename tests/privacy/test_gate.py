"""A new text is asked of everybody: on the next page, and of apps with a body that says what to do."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from privacy.actions import give_consent, publish_text
from privacy.enums import AT_SIGN_IN, Channel, ConsentKind
from privacy.models import Consent, ConsentText
from tests.accounts.test_headless import CLIENTS, sign_in

ME = "/api/v1/me/"


@pytest.fixture(autouse=True)
def _asks(settings):
    settings.CONSENT_REQUIRED = True


@pytest.fixture
def agreed(worker):
    for kind in AT_SIGN_IN:
        give_consent(person=worker, kind=kind, channel=Channel.PAGE, by=worker)
    return worker


def new_terms(django_capture_on_commit_callbacks, **fields) -> None:
    given = {"texts": {"zh-hans": "# 新条款\n第二版", "en": ""}, "from_on": timezone.localdate(), **fields}
    with django_capture_on_commit_callbacks(execute=True):
        publish_text(kind=ConsentKind.TERMS, by=None, **given)


def test_who_agreed_goes_on(agreed, client_for):
    assert client_for(agreed).get("/me/").status_code == 200
    assert client_for(agreed).get(ME).status_code == 200


def test_a_new_version_is_asked_on_the_next_page_and_leads_back(agreed, client_for, django_capture_on_commit_callbacks):
    client = client_for(agreed)
    client.get("/me/")
    new_terms(django_capture_on_commit_callbacks)
    answer = client.get("/courses/?theme=health")
    assert answer["Location"] == "/privacy/agree/?next=%2Fcourses%2F%3Ftheme%3Dhealth"
    page = client.get(answer["Location"]).content.decode()
    assert "第二版" in page
    assert "个人信息处理规则" not in page  # only what is new
    answer = client.post("/privacy/agree/", {"next": "/courses/?theme=health"})
    assert answer["Location"] == "/courses/?theme=health"
    assert client.get("/courses/").status_code == 200
    assert Consent.objects.valid().get(person=agreed, text__kind="terms").text.version == 2


def test_the_way_back_leads_nowhere_else(worker, client_for):
    answer = client_for(worker).post("/privacy/agree/", {"next": "https://example.org/"})
    assert answer["Location"] == "/"


def test_who_does_not_agree_may_read_export_delete_and_leave(worker, client_for):
    client = client_for(worker)
    assert client.get("/me/").status_code == 302
    for path in ("/privacy/", "/privacy/export/", "/privacy/delete/", "/privacy/terms/", "/accounts/logout/"):
        assert client.get(path).status_code in {200, 302}, path
        assert "/privacy/agree/" not in client.get(path).get("Location", "")


def test_a_form_that_was_open_before_still_counts(agreed, client_for, django_capture_on_commit_callbacks):
    client = client_for(agreed)
    new_terms(django_capture_on_commit_callbacks)
    assert client.post("/notices/read/")["Location"] == "/notices/"


def test_a_text_of_tomorrow_is_not_asked_today(agreed, client_for, django_capture_on_commit_callbacks):
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    new_terms(django_capture_on_commit_callbacks, from_on=tomorrow)
    assert client_for(agreed).get("/me/").status_code == 200
    assert ConsentText.objects.get(kind="terms", version=1, language="zh-hans").to_on == timezone.localdate()


@pytest.mark.parametrize("kind", CLIENTS)
def test_a_sign_in_of_an_app_opens_nothing_before_consent(kind, worker, client):
    _asked, given, _token = sign_in(client, CLIENTS[kind], worker)
    token = given.json()["meta"].get("session_token")
    caller, headers = (Client(), {"X-Session-Token": token}) if token else (client, {})
    refused = caller.get(ME, headers=headers)
    assert refused.status_code == 403
    assert refused.json() == {
        "code": "consent",
        "detail": "有新的文本需要先同意。请在“我的数据与隐私”里阅读并同意。",
        "missing": ["terms", "policy"],
    }
    texts = caller.get("/api/v1/privacy/consents/", headers=headers).json()
    assert {one["kind"] for one in texts if not one["is_given"]} >= {"terms", "policy"}
    for missing in refused.json()["missing"]:
        assert caller.put(f"/api/v1/privacy/consents/{missing}/", headers=headers).json()["is_given"]
    assert caller.get(ME, headers=headers).json()["name"] == worker.name
    assert set(Consent.objects.filter(person=worker).values_list("channel", flat=True)) == {"api"}


def test_the_schema_says_so(client):
    found = client.get("/api/v1/schema/").json()
    refused = found["paths"]["/api/v1/me/"]["get"]["responses"]["403"]["content"]["application/json"]["schema"]
    assert refused == {"$ref": "#/components/schemas/Refused"}
    assert set(found["components"]["schemas"]["Refused"]["properties"]) == {"code", "detail", "missing"}


def test_asked_and_answered_costs_no_query_more(agreed, client_for, settings, django_assert_num_queries):
    client = client_for(agreed)
    client.get("/privacy/consents/")
    client.get("/me/")

    def count() -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as captured:
            client.get("/me/devices/")
        return len(captured)

    count()
    with_gate = count()
    settings.CONSENT_REQUIRED = False
    assert with_gate == count()
