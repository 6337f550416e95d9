"""A full identity number by the code of the officer's app, on her phone; what she typed stays when it is wrong."""

from __future__ import annotations

import time

from allauth.mfa.totp.internal import auth

from tests.journeys.people import JIANGE_OFFICER

NUMBER = "510802199202290008"


def code_of(secret: str, later: int = 0) -> str:
    """What the app shows now, or so many times 30 seconds later."""
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30 + later))


def wrong_code(secret: str) -> str:
    """A code of no minute near this one."""
    near = {code_of(secret, later) for later in range(-3, 10)}
    return next(code for number in range(len(near) + 1) if (code := f"{number:06}") not in near)


def test_an_officer_opens_a_number_by_the_code_of_her_app(person):
    officer = person()
    officer.sign_in(JIANGE_OFFICER)
    page, origin = officer.page, officer.platform.origin
    officer.open("/accounts/second/app/")
    secret = page.locator("code.brk").inner_text().strip()
    page.locator("[name=code]").fill(code_of(secret))
    page.get_by_role("button", name="完成").click()
    page.wait_for_url("**/second/codes/**")
    me = page.request.get(f"{origin}/api/v1/me/").json()["id"]
    people = page.request.get(f"{origin}/api/v1/people/").json()["results"]
    officer.open(f"/people/{next(one['id'] for one in people if one['id'] != me)}/paper/")
    page.locator("[name=number]").fill(NUMBER)
    page.locator("[value=set]").click()
    page.locator("[name=reason]").fill("核对技能证书")
    page.locator("[name=factor]").fill(wrong_code(secret))
    page.locator("[value=reveal]").click()
    page.locator("[name=factor][aria-invalid=true]").wait_for()
    assert page.locator("[name=reason]").input_value() == "核对技能证书"
    assert officer.axe() == []
    officer.shot("paper-app-phone")
    page.locator("[name=factor]").fill(code_of(secret))
    page.locator("[value=reveal]").click()
    page.get_by_text(NUMBER).wait_for()
    assert officer.errors == []
