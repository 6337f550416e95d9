import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.checks import sms_backend_exists, sms_backend_reaches_phones
from accounts.models import LimitCount, Person, Session
from accounts.sms.gateway import GatewayBackend
from accounts.tasks import tidy
from tests.contracts.sms.texts import use


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("accounts.sms.console.ConsoleBackend", []),
        ("accounts.sms.nowhere.Backend", ["accounts.E001"]),
        ("nonsense", ["accounts.E001"]),
        ("accounts.sms.base.SmsBackend", ["accounts.E001"]),
        ("datetime.datetime", ["accounts.E001"]),
        ("builtins.object", ["accounts.E002"]),
    ],
)
def test_check_names_a_backend_that_cannot_work(settings, path, found):
    settings.SMS_BACKEND = path
    assert [message.id for message in sms_backend_exists()] == found


def test_deploying_without_a_gateway_is_warned_about(settings):
    assert [message.id for message in sms_backend_reaches_phones()] == ["accounts.W001"]
    use(settings, GatewayBackend, "http://127.0.0.1:1")
    assert sms_backend_reaches_phones() == []


@pytest.mark.parametrize(("name", "needs"), [("gateway.Gateway", 3), ("aliyun.Aliyun", 4), ("tencent.Tencent", 5)])
def test_chosen_gateway_says_which_settings_it_lacks_and_the_others_keep_still(settings, name, needs):
    settings.SMS_BACKEND = f"accounts.sms.{name}Backend"
    assert [message.id for message in sms_backend_exists()] == ["accounts.E003"] * needs


def test_tidying_forgets_what_is_over_and_may_run_twice(db):
    now, hour = timezone.now(), datetime.timedelta(hours=1)
    LimitCount.objects.create(key="old", count=1, started_at=now - 2 * hour, until=now - hour)
    LimitCount.objects.create(key="running", count=1, started_at=now, until=now + hour)
    Session.objects.create(session_key="old", session_data="", expire_date=now - hour)
    assert (tidy(), tidy()) == ((1, 1), (0, 0))
    assert [row.key for row in LimitCount.objects.all()] == ["running"]


def test_first_administrator_is_made_on_the_command_line(db, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "long-enough-2026")
    call_command("createsuperuser", interactive=False, phone="+8619900000001", name="谢管", verbosity=0)
    person = Person.objects.get()
    assert (person.phone, person.is_superuser, person.check_password("long-enough-2026")) == (
        "+8619900000001",
        True,
        True,
    )


def test_helper_signs_in_by_code(worker, sign_in_by_code):
    assert sign_in_by_code(worker).get("/api/v1/me/").json()["name"] == worker.name
