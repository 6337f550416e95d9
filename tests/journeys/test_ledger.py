"""From a figure to its records in three taps; what was wrong is taken back there, and both stay readable."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.people import CITY_OFFICER
from tests.journeys.phone import Person

LEARNER = "魏*石"  # no other journey follows her


def looked_at(officer: Person, name: str) -> None:
    assert officer.axe() == []
    officer.shot(name)


def test_an_officer_goes_from_a_figure_to_an_entry_and_takes_it_back(person):
    officer = person()
    officer.sign_in(CITY_OFFICER)
    page = officer.open("/desk/")
    page.get_by_role("link", name="学过的职工").click()
    page.get_by_role("link", name=LEARNER).click()
    expect(page.get_by_role("heading", name="学习与学分")).to_be_visible()
    looked_at(officer, "ledger-person")
    page.locator(".ledger a").first.click()
    expect(page.get_by_role("heading", name="按哪条规则")).to_be_visible()
    looked_at(officer, "ledger-entry")
    title = page.locator("h1").inner_text()
    page.get_by_role("link", name="撤回这条明细").click()
    looked_at(officer, "ledger-take-back")
    page.get_by_role("button", name="撤回这条明细").click()
    expect(page.get_by_text("请写明原因")).to_be_visible()
    page.get_by_label("原因").fill("演练：重复计入")
    page.get_by_role("button", name="撤回这条明细").click()
    expect(page.get_by_text("这条明细已撤回")).to_be_visible()
    looked_at(officer, "ledger-correction")
    page.get_by_role("link", name="被撤回的明细").click()
    expect(page.get_by_text("演练：重复计入")).to_be_visible()
    page.get_by_role("link", name=title).click()
    page.get_by_role("link", name="撤销证书").click()
    looked_at(officer, "ledger-revoke")
    page.get_by_label("原因").fill("演练：重复计入")
    page.get_by_role("button", name="撤销").click()
    expect(page.get_by_text("证书已撤销")).to_be_visible()
    looked_at(officer, "ledger-revoked")
    assert officer.errors == []


def test_the_figures_are_taken_away_as_a_workbook(person):
    officer = person(desk=True)
    officer.sign_in(CITY_OFFICER)
    page = officer.open("/desk/?union=lizhou")
    with page.expect_download() as taken:
        page.get_by_role("link", name="导出").click()
    assert taken.value.suggested_filename.startswith("利州区-数据-")
    assert taken.value.path().read_bytes()[:2] == b"PK"
