"""An officer brings a roster with mistakes, sees them, imports the rest, mends one row, and takes everything back."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.journeys.people import COUNTY_OFFICER
from tests.rosters.books import TITLES, number, workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def rows(mark: int) -> list[list]:
    """Five people with numbers from `mark` on; the demo's own stand below a hundred."""

    def one(place: int, name: str, **cells: str) -> list:
        values = {"name": name, "number": number(mark + place), "gender": "", "phone": f"199{mark + place:08d}"}
        return [*{**values, "union": "萤火机械", "team": "", "joined_on": "2021-05-01", **cells}.values()]

    return [
        one(1, "苗望山"),
        one(2, "买买提•艾力"),
        one(3, "齐大麦", number="5.10802E+17"),
        one(4, "施小河", phone="1990000"),
        one(5, "葛远志", union="老柏树建材"),
    ]


def upload(page: Page, data: bytes, name: str) -> None:
    page.get_by_label("这份名册属于").select_option("firefly")
    page.get_by_label("工作簿").set_input_files({"name": name, "mimeType": XLSX, "buffer": data})
    page.get_by_role("button", name="上传并核对").click()
    expect(page.locator("h1")).to_have_text("核对后再导入", timeout=60_000)


def count(page: Page, name: str) -> str:
    return page.locator(".diff a", has_text=name).locator("b").inner_text()


def test_officer_brings_a_roster_and_takes_it_back(person):
    officer = person(desk=True)
    officer.sign_in(COUNTY_OFFICER)
    page = officer.open("/people/rosters/")
    page.get_by_role("link", name="上传名册").first.click()
    assert officer.axe() == []
    officer.shot("roster-upload")
    upload(page, workbook(rows(300), titles=TITLES), "十一月名册.xlsx")
    assert (count(page, "新增"), count(page, "有误")) == ("2", "3")
    for words in ("证件号丢失", "手机号位数不对", "不归本名册"):
        expect(page.get_by_text(words).first).to_be_visible()
    assert officer.axe() == []
    officer.shot("roster-preview")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载这些行去改").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    page.get_by_role("button", name="导入").click()
    expect(page.get_by_role("heading", name="导入结果")).to_be_visible(timeout=60_000)
    officer.shot("roster-result")
    page.get_by_role("button", name="撤销这次导入").click()
    expect(page.get_by_role("heading", name="当时导入的内容")).to_be_visible(timeout=60_000)
    assert officer.errors == []


def test_officer_sees_the_same_on_a_phone(person):
    officer = person()
    officer.sign_in(COUNTY_OFFICER)
    page = officer.open("/people/rosters/new/")
    upload(page, workbook(rows(600), titles=TITLES), "手机上传.xlsx")
    expect(page.locator("li:visible", has_text="5.10802E+17")).to_contain_text(re.compile("文本"))
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
    assert officer.axe() == []
    officer.shot("roster-preview-phone")
    page.get_by_role("button", name="不要这份名册").click()
    expect(page.get_by_text("数据没有变动")).to_be_visible()
    assert officer.errors == []
