"""A worker joins a union, changes her number and takes a copy of her data; officers look people up and keep them."""

from __future__ import annotations

import json
import zipfile

from playwright.sync_api import expect

from tests.journeys.people import COUNTY_OFFICER

JOINER = "+8619900000034"  # of another county
MOVER = "+8619900000031"
NEW_NUMBER = "+8619900009031"


def test_worker_asks_to_join_and_the_officer_takes_her_in(person):
    worker, officer = person(), person(desk=True)
    worker.sign_in(JOINER)
    page = worker.open("/people/me/unions/?q=萤火")
    page.get_by_role("link", name="萤火机械有限公司工会").click()
    page.get_by_label("工作单位").fill("萤火机械总装车间")
    assert worker.axe() == []
    worker.shot("join-ask")
    page.get_by_role("button", name="提交申请").click()
    expect(page.get_by_text("等待工会答复").first).to_be_visible()
    worker.shot("join-waiting")
    officer.sign_in(COUNTY_OFFICER)
    desk = officer.open("/people/requests/")
    desk.get_by_role("checkbox", name="贺纱云").check()
    assert officer.axe() == []
    officer.shot("join-requests")
    desk.get_by_role("button", name="同意入会").click()
    desk.get_by_role("heading", name="同意 1 人入会").wait_for()
    officer.shot("join-decide")
    with desk.expect_navigation():
        desk.locator("main form button[type=submit]").first.click()
    worker.open("/people/me/unions/")
    expect(page.locator("main")).to_contain_text("萤火机械有限公司工会")
    expect(page.locator("main")).to_contain_text("已同意")
    assert (worker.errors, officer.errors) == ([], [])


def test_worker_changes_her_number_and_signs_in_with_the_new_one(person):
    worker, again = person(), person()
    worker.sign_in(MOVER)
    page = worker.open("/people/me/phone/")
    worker.platform.forget_codes()
    worker.platform.a_minute_passes()
    page.get_by_role("button", name="向这个号码发验证码").click()
    page.locator("input[name=code]").fill(worker.platform.code_for(MOVER))
    worker.shot("number-old")
    page.locator("main form button[type=submit]").first.click()
    page.locator("input[name=phone]").wait_for()
    page.locator("input[name=phone]").fill(NEW_NUMBER.removeprefix("+86"))
    assert worker.axe() == []
    page.locator("main form button[type=submit]").first.click()
    page.locator("input[name=code]").fill(worker.platform.code_for(NEW_NUMBER))
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator("main")).to_contain_text("199****9031")
    again.sign_in(NEW_NUMBER)
    again.open("/people/me/")
    expect(again.page.locator("main")).to_contain_text("范守夜")
    assert (worker.errors, again.errors) == ([], [])


def test_worker_takes_a_copy_of_her_data(person, tmp_path):
    worker = person()
    worker.sign_in(JOINER)
    page = worker.open("/privacy/export/")
    page.get_by_role("button", name="开始生成").click()
    opens = page.get_by_role("link", name="下载文件")
    expect(opens).to_be_visible(timeout=60_000)
    worker.shot("export-ready")
    assert worker.axe() == []
    with page.expect_download() as download:
        opens.click()
    download.value.save_as(tmp_path / "data.zip")
    with zipfile.ZipFile(tmp_path / "data.zip") as archive:
        assert sorted(archive.namelist()) == ["data.html", "data.json"]
        assert "贺纱云" in archive.read("data.html").decode()
        assert "贺纱云" in json.dumps(json.loads(archive.read("data.json")), ensure_ascii=False)


def test_officer_looks_up_people_unions_and_roles(person):
    for desk in (True, False):
        officer = person(desk=desk)
        officer.sign_in(COUNTY_OFFICER)
        for name, path in {
            "people": "/people/list/",
            "unions": "/people/unions/",
            "union": "/people/unions/firefly/",
            "roles": "/people/roles/",
            "merges": "/people/merges/",
            "skills": "/people/skills/",
        }.items():
            page = officer.open(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], name
            assert (name, officer.axe()) == (name, [])
            officer.shot(f"records-{name}-{'desk' if desk else 'phone'}")
        assert officer.errors == []


def test_officer_takes_in_moves_and_ends_on_the_phone(person):
    officer = person()
    officer.sign_in(COUNTY_OFFICER)
    page = officer.open("/people/list/")
    page.get_by_role("link", name="录入新会员").click()
    page.get_by_label("姓名").fill("牛知春")
    page.get_by_label("手机号").fill("199 0000 9077")
    page.get_by_label("单位").fill("萤火机械")
    page.get_by_role("button", name="办理入会").click()
    expect(page.get_by_role("heading", name="牛知春")).to_be_visible()
    someone = page.url
    page.get_by_role("link", name="职业与类别").click()
    page.get_by_role("link", name="登记类别").click()
    page.get_by_label("类别").select_option("农民工")
    page.get_by_label("第一天").fill("2026-03-01")
    page.get_by_role("button", name="登记").click()
    expect(page.get_by_role("link", name="农民工")).to_contain_text("2026年3月1日起")
    officer.shot("officer-category")
    page.goto(someone)
    page.get_by_role("link", name="萤火机械有限公司工会").click()
    page.get_by_role("link", name="转到其他工会").click()
    page.get_by_label("单位").fill("水平尺")
    page.get_by_role("button", name="下一步").click()
    expect(page.get_by_role("heading", name="把牛知春转到水平尺装饰有限公司工会")).to_be_visible()
    page.get_by_role("button", name="转过去").click()
    page.get_by_role("link", name="终止会籍").click()
    page.get_by_label("为什么终止").fill("调离本单位")
    page.get_by_role("button", name="下一步").click()
    expect(page.get_by_role("heading", name="将会发生什么")).to_be_visible()
    assert officer.axe() == []
    officer.shot("officer-membership-end")
    page.get_by_role("button", name="终止会籍").click()
    expect(page.get_by_text("已设定会籍的最后一天")).to_be_visible()
    page.get_by_role("button", name="撤销终止").click()
    expect(page.get_by_role("link", name="终止会籍")).to_be_visible()
    assert officer.errors == []
