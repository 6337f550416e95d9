"""Signing in: every wrong way gets a sentence, the right one opens the door."""

import hmac
import json
import re
import struct
import time
from base64 import b32decode

from django.core.signing import b64_decode
from playwright.sync_api import expect

from accounts.sign_in.question import SOONEST
from tests.journeys.people import AUDITOR, COWORKER, WORKER


def test_wrong_inputs_get_sentences_and_the_right_code_opens(person):
    worker = person()
    worker.open("/accounts/login/")
    worker.page.get_by_label("手机号").fill("一三八 ABC")
    worker.page.get_by_label("我已阅读并同意").check()
    worker.page.get_by_role("button", name="获取验证码").click()
    worker.page.get_by_text("请输入 11 位手机号").wait_for()  # the phone's work is done before the form goes
    assert worker.axe() == []
    worker.shot("sign-in-letters")
    worker.ask_for_code(COWORKER)
    code = worker.platform.code_for(COWORKER)
    worker.page.get_by_label("短信验证码").fill(f"{(int(code) + 1) % 10**6:06}")
    worker.page.get_by_role("button", name="登录").click()
    expect(worker.page.locator("[role=alert]").first).to_be_visible()
    assert worker.axe() == []
    worker.shot("sign-in-wrong-code")
    worker.page.get_by_label("短信验证码").fill(code)
    worker.page.get_by_role("button", name="登录").click()
    worker.page.wait_for_url(lambda url: "/accounts/" not in url)


def asked_at(token: str) -> float:
    """When the page made the question: the token is signed, not secret."""
    return json.loads(b64_decode(token.partition(":")[0].encode()))["t"]


def test_without_scripts_a_question_is_answered(person):
    worker = person(scripts=False)
    page = worker.open("/accounts/login/")
    page.get_by_label("手机号").fill("19900009999")
    numbers = re.findall(r"\d+", page.locator("label[for=id_answer]").inner_text())
    page.locator("#id_answer").fill(str(sum(int(number) for number in numbers)))
    page.get_by_label("我已阅读并同意").check()
    worker.shot("sign-in-question")
    asked = asked_at(page.locator("[name=question]").get_attribute("value") or "")
    while time.time() - asked < SOONEST:  # nobody reads and types faster, which the page knows
        page.wait_for_timeout(50)
    page.get_by_role("button", name="获取验证码").click()
    page.get_by_label("短信验证码").wait_for()


def test_devices_are_listed(person):
    here = person()
    here.sign_in(WORKER)
    page = here.open("/people/me/devices/")
    expect(page.get_by_text("本机")).to_be_visible()
    assert here.axe() == []
    here.shot("devices")


def test_auditor_sets_up_an_app_and_takes_it_away_again(person):
    auditor = person()
    auditor.sign_in(AUDITOR)
    page = auditor.open("/accounts/second/")
    assert auditor.axe() == []
    auditor.shot("second-proof")
    page.get_by_role("link", name=re.compile("验证器应用")).click()
    assert auditor.axe() == []
    auditor.shot("second-proof-app")
    page.locator("#id_code").fill(shown_by_app(page.locator("code").inner_text()))
    page.get_by_role("button", name="完成").click()
    page.get_by_role("heading", name="恢复码").wait_for()
    assert auditor.axe() == []
    auditor.shot("second-proof-codes")
    auditor.open("/accounts/second/app/remove/")
    page.get_by_role("button", name="移除").click()
    page.get_by_text("验证器应用已移除。").wait_for()
    assert auditor.errors == []


def shown_by_app(secret: str) -> str:
    """RFC 6238, as any app for one-time codes computes it."""
    digest = hmac.digest(b32decode(secret.strip()), struct.pack(">Q", int(time.time()) // 30), "sha1")
    start = digest[-1] & 15
    value = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{value % 10**6:06}"
