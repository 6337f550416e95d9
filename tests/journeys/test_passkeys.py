"""Passkeys of officers, on a platform that asks for a second proof: set up, signed in with, a number opened by one."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.passkeys import Authenticator
from tests.journeys.people import BUILDING_OFFICER, CANGXI_OFFICER, COMPANY_OFFICER, ZONE_OFFICER
from tests.journeys.phone import Person

NUMBER = "510802199202290016"
NOT_CONFIRMED = "设备没有完成验证，数据没有变动。请再试一次，或改用其他方式。"


def look_at(officer: Person, name: str) -> None:
    assert (name, officer.axe()) == (name, [])
    officer.shot(f"passkey-{name}")


def press(officer: Person, name: str) -> None:
    officer.page.get_by_role("button", name=name).click()


def add_passkey(officer: Person) -> None:
    """From the page that wants a second proof to the recovery codes, which are kept, and on to what was wanted."""
    officer.page.get_by_role("link", name="添加 通行密钥").click()
    press(officer, "添加通行密钥")
    expect(officer.page.get_by_text("通行密钥已添加。")).to_be_visible()


def go_on(officer: Person) -> None:
    officer.page.get_by_role("link", name="我已保存，继续").click()


def sign_out(officer: Person) -> None:
    officer.open("/me/").get_by_role("button", name="退出登录").click()
    officer.page.get_by_role("link", name="用手机号登录").wait_for()


def test_officer_adds_a_passkey_and_comes_to_the_desk_with_it(person, strict_platform):
    officer = person(at=strict_platform)
    Authenticator(officer)
    officer.give_code(COMPANY_OFFICER, "/desk/")
    expect(officer.page.get_by_text("请现在设置第二重验证")).to_be_visible()
    look_at(officer, "wanted")
    add_passkey(officer)
    look_at(officer, "codes")
    go_on(officer)
    expect(officer.page.locator("h1")).to_have_text("萤火机械有限公司工会")
    officer.open("/accounts/second/").get_by_role("link", name="移除 通行密钥 1").wait_for()
    look_at(officer, "added")

    sign_out(officer)
    officer.give_code(COMPANY_OFFICER, "/desk/")
    expect(officer.page.get_by_role("heading", name="第二重验证")).to_be_visible()
    look_at(officer, "asked")
    press(officer, "使用通行密钥")
    expect(officer.page.locator("h1")).to_have_text("萤火机械有限公司工会")
    assert officer.page.url == f"{strict_platform.origin}/desk/"
    assert officer.errors == []


def test_a_device_that_refuses_is_told_of_and_another_way_leads_in(person, strict_platform):
    officer = person(at=strict_platform)
    device = Authenticator(officer)
    officer.give_code(ZONE_OFFICER)
    page = officer.page
    page.get_by_role("link", name="添加 通行密钥").click()
    device.knows_its_owner(False)
    press(officer, "添加通行密钥")
    expect(page.get_by_role("alert")).to_have_text(NOT_CONFIRMED)
    expect(page.get_by_role("link", name="改用验证器应用")).to_be_visible()
    look_at(officer, "not-added")
    device.knows_its_owner(True)
    press(officer, "添加通行密钥")
    expect(page.get_by_text("通行密钥已添加。")).to_be_visible()
    code = page.locator(".codes code").first.inner_text()
    officer.open("/accounts/second/passkey/")
    press(officer, "添加通行密钥")
    expect(page.get_by_role("alert")).to_have_text("这台设备已经添加过通行密钥，不用再添加。")

    sign_out(officer)
    device.forget()
    officer.give_code(ZONE_OFFICER, "/desk/")
    press(officer, "使用通行密钥")
    expect(page.get_by_role("alert")).to_have_text(NOT_CONFIRMED)
    look_at(officer, "not-given")
    page.get_by_label("恢复码").fill(code)
    press(officer, "登录")
    expect(page.locator("h1")).to_contain_text("工会")
    assert page.url == f"{strict_platform.origin}/desk/"
    assert officer.errors == []


def test_a_browser_without_passkeys_is_told_of(person, strict_platform):
    officer = person(at=strict_platform)
    officer.context.add_init_script("delete Navigator.prototype.credentials")  # as in the browsers inside other apps
    officer.give_code(CANGXI_OFFICER)
    officer.page.get_by_role("link", name="添加 通行密钥").click()
    press(officer, "添加通行密钥")
    expect(officer.page.get_by_role("alert")).to_have_text(
        "这个浏览器或网址用不了通行密钥。请用手机自带的浏览器打开，或改用其他方式。"
    )
    look_at(officer, "unknown-to-browser")
    officer.page.get_by_role("link", name="改用验证器应用").click()
    expect(officer.page.get_by_role("heading", name="设置验证器应用")).to_be_visible()
    assert officer.errors == []


def test_a_full_number_opens_by_the_passkey_and_a_refusal_loses_nothing(person, strict_platform):
    officer = person(at=strict_platform)
    device = Authenticator(officer)
    officer.give_code(BUILDING_OFFICER)
    add_passkey(officer)
    page, api = officer.page, f"{strict_platform.origin}/api/v1"
    me = page.request.get(f"{api}/me/").json()["id"]
    people = page.request.get(f"{api}/people/").json()["results"]
    officer.open(f"/people/{next(one['id'] for one in people if one['id'] != me)}/paper/")
    page.get_by_label("证件号码").fill(NUMBER)
    press(officer, "保存号码")
    expect(page.get_by_text("证件号已登记。")).to_be_visible()
    look_at(officer, "number")
    page.get_by_label("为什么需要完整号码").fill("核对技能证书")
    device.knows_its_owner(False)
    press(officer, "使用通行密钥")
    expect(page.get_by_role("alert")).to_have_text(NOT_CONFIRMED)
    expect(page.get_by_label("为什么需要完整号码")).to_have_value("核对技能证书")
    expect(page.get_by_role("button", name="发验证码")).to_be_visible()
    look_at(officer, "number-not-shown")
    device.knows_its_owner(True)
    press(officer, "使用通行密钥")
    expect(page.get_by_text(NUMBER)).to_be_visible()
    expect(page.get_by_text("只显示这一次。您的查看和原因已记入审计日志。")).to_be_visible()
    look_at(officer, "number-shown")
    page.reload()
    assert NUMBER not in page.content()
    assert officer.errors == []
