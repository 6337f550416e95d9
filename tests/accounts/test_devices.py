"""The list of one's sign-ins: names without places, and the way out everywhere else."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth import get_user
from django.test import Client
from django.utils import timezone

from accounts.actions import update_person
from accounts.models import Person, Session
from accounts.sign_in.agents import device_name, is_phone
from audit.models import Entry

URL = "/people/me/devices/"
ANDROID = "Mozilla/5.0 (Linux; Android 13; V2166A) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36"
HUAWEI = (
    "Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 Chrome/114.0 Safari/537.36 ArkWeb Mobile HuaweiBrowser"
)
WECHAT = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605 Mobile MicroMessenger/8.0.50"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0"


def signed_in(person: Person, agent: str) -> Client:
    client = Client(headers={"User-Agent": agent})
    from django.contrib.auth import login
    from django.http import HttpRequest

    from accounts.sessions import SessionStore

    request = HttpRequest()
    request.META = {"HTTP_USER_AGENT": agent, "REMOTE_ADDR": "10.0.0.1"}
    request.session = SessionStore()
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    request.session.save()
    client.cookies["sessionid"] = request.session.session_key
    return client


def is_in(client: Client) -> bool:
    return client.get("/people/me/").status_code == 200


@pytest.mark.parametrize(
    ("agent", "name", "phone"),
    [
        (ANDROID, "Android · Chrome", True),
        (HUAWEI, "HarmonyOS · 华为浏览器", True),
        (WECHAT, "iPhone · 微信", True),
        (EDGE, "Windows · Edge", False),
        ("curl/8.0", "应用或未知设备", False),
        ("", "应用或未知设备", False),
    ],
)
def test_device_has_the_name_that_people_give_it(agent, name, phone):
    assert (device_name(agent), is_phone(agent)) == (name, phone)


def test_list_shows_this_device_first_and_the_others_without_key_or_address(worker):
    here, there = signed_in(worker, ANDROID), signed_in(worker, EDGE)
    assert is_in(there)
    text = here.get(URL).content.decode()
    assert text.index("Android · Chrome") < text.index("本机") < text.index("Windows · Edge")
    assert "10.0.0.1" not in text
    assert not [key for key in Session.objects.values_list("pk", flat=True) if key in text]


def test_one_other_device_is_ended_after_a_question(worker):
    here, there, third = (signed_in(worker, agent) for agent in (ANDROID, EDGE, WECHAT))
    line = next(line for line in here.get(URL).context["lines"] if "Windows" in line["name"])
    page = f"{URL}{line['id']}/end/"
    assert "立即生效，不能撤销" in here.get(page).content.decode()
    assert is_in(there)
    assert "已退出 1 台设备。" in here.post(page, follow=True).content.decode()
    assert (is_in(here), is_in(there), is_in(third)) == (True, False, True)
    assert here.post(page).status_code == 404
    assert Entry.objects.filter(action="session.ended").count() == 1


def test_all_others_are_ended_and_this_one_stays(worker):
    here, *others = (signed_in(worker, agent) for agent in (ANDROID, EDGE, WECHAT, HUAWEI))
    here.post(f"{URL}others/end/")
    assert is_in(here)
    assert not any(is_in(client) for client in others)
    assert here.get(f"{URL}others/end/").status_code == 404
    assert "没有在其他设备上登录" in here.get(URL).content.decode()


def test_this_device_and_those_of_others_cannot_be_named(worker, coworker):
    here, foreign = signed_in(worker, ANDROID), signed_in(coworker, EDGE)
    for session in Session.objects.all():
        assert here.post(f"{URL}{session.public_id}/end/").status_code == 404
        assert here.post(f"{URL}{session.session_key}/end/").status_code == 404
    assert is_in(here)
    assert is_in(foreign)


def test_visitor_is_sent_to_sign_in(db, client):
    assert client.get(URL).url == f"/accounts/login/?next={URL}"
    assert client.post(f"{URL}others/end/").status_code == 302


def test_last_seen_is_kept_to_the_hour(worker, django_assert_max_num_queries):
    client = signed_in(worker, ANDROID)
    first = Session.objects.get().last_seen_at
    is_in(client)
    assert Session.objects.get().last_seen_at == first
    Session.objects.update(last_seen_at=first - datetime.timedelta(hours=3))
    assert "3 小时前" not in client.get(URL).content.decode()
    assert Session.objects.get().last_seen_at > first - datetime.timedelta(hours=1)


def test_beginning_stays_when_the_session_is_written_again(worker):
    client = signed_in(worker, ANDROID)
    before = Session.objects.get()
    session = client.session
    session["x"] = 1
    session.save()
    after = Session.objects.get()
    assert (after.first_seen_at.replace(microsecond=0), after.agent) == (
        before.first_seen_at.replace(microsecond=0),
        ANDROID[:200],
    )


def test_more_sign_ins_than_allowed_end_the_one_seen_longest_ago(worker, settings):
    settings.SESSION_LIMIT = 3
    clients = []
    for number in range(4):
        clients.append(signed_in(worker, ANDROID))
        newest = Session.objects.order_by("-first_seen_at", "-last_seen_at").first()
        moment = timezone.now() - datetime.timedelta(minutes=50 - number)
        Session.objects.filter(pk=newest.pk).update(last_seen_at=moment)
        Session.objects.filter(pk=clients[-1].cookies["sessionid"].value).update(last_seen_at=moment)
    assert [is_in(client) for client in clients] == [False, True, True, True]


def test_disabling_a_person_ends_every_sign_in(worker, administrator):
    clients = [signed_in(worker, ANDROID), signed_in(worker, EDGE)]
    update_person(person=worker, name=worker.name, phone=worker.phone, is_active=False, by=administrator)
    assert not Session.objects.filter(person=worker).exists()
    assert not any(is_in(client) for client in clients)


def test_staff_sign_in_anew_each_working_day_and_workers_do_not(worker, company_officer, monkeypatch):
    clients = [signed_in(person, EDGE) for person in (worker, company_officer)]
    import time

    later = time.time() + 13 * 3600
    monkeypatch.setattr("accounts.middleware.time.time", lambda: later)
    assert [is_in(client) for client in clients] == [True, False]
    assert not get_user(clients[1]).is_authenticated


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_few_queries(worker, count, django_assert_num_queries):
    clients = [signed_in(worker, ANDROID) for _number in range(count)]
    with django_assert_num_queries(2):
        clients[0].get(URL)
