"""An officer of one county sees her county and nothing of another."""

from __future__ import annotations

import pytest

from tests.journeys.people import CITY_OFFICER, COUNTY_OFFICER
from tests.journeys.phone import Person

ELSEWHERE_BY_LINE = {"bookmark-press", "level-ruler", "slow-bus", "teapot-heating"}  # they sit in the county
COUNTY = {"lizhou", "firefly", "kite-freight", "warm-stove", "lizhou-riders", "lizhou-east"} | ELSEWHERE_BY_LINE
HERS = ["萤火机械", "纸鸢货运", "暖炉餐饮", "利州区新就业", "东坝街道"]
OTHERS = ["剑阁县", "老柏树建材", "七颗豆食品", "昭化区", "蓝线头纺织", "经开区"]
ABOVE_AND_BESIDE = ["guangyuan", "jiange", "old-cypress", "zhaohua", "no-such-union"]


def people(officer: Person) -> dict[str, set[str]]:
    """Numbers and unions of all the people that the API lists for the officer."""
    url, found = f"{officer.platform.origin}/api/v1/people/", {}
    while url:
        page = officer.page.request.get(url).json()
        found |= {one["id"]: {member["union"]["key"] for member in one["unions"]} for one in page["results"]}
        url = page["next"]
    return found


@pytest.mark.parametrize(
    ("desk", "dark", "name"), [(False, False, "phone"), (True, False, "desk"), (True, True, "dark")]
)
def test_officer_sees_her_county_and_nothing_of_another(person, desk, dark, name):
    officer = person(desk=desk, dark=dark)
    officer.sign_in(COUNTY_OFFICER)
    for place, path in (("figures", "/desk/"), ("people", "/desk/people/")):
        text = officer.open(path).content()
        assert "利州区总工会" in text
        assert [union for union in OTHERS if union in text] == []
        assert (path, officer.axe()) == (path, [])
        officer.shot(f"officer-{place}-{name}")
    text = officer.open("/desk/").content()
    assert [union for union in HERS if union not in text] == []
    officer.page.locator("main a:visible", has_text="萤火机械").first.click()
    officer.page.wait_for_url("**union=firefly**")
    assert officer.page.locator("h1").inner_text() == "萤火机械有限公司工会"
    assert officer.errors == []


def test_what_is_not_hers_is_not_there(person):
    officer = person(desk=True)
    officer.sign_in(COUNTY_OFFICER)
    origin, ask = officer.platform.origin, officer.page.request.get
    for path in ("/desk/", "/desk/people/", "/api/v1/figures/"):
        answers = {key: ask(f"{origin}{path}?union={key}").status for key in ABOVE_AND_BESIDE}
        assert (path, answers) == (path, dict.fromkeys(ABOVE_AND_BESIDE, 404))
    figures = ask(f"{origin}/api/v1/figures/").json()
    assert figures["total"]["union"] == "lizhou"
    assert {row["union"] for row in figures["unions"]} == COUNTY - {"lizhou"}


def test_api_gives_her_people_and_no_other(person):
    county, city = person(desk=True), person(desk=True)
    county.sign_in(COUNTY_OFFICER)
    city.sign_in(CITY_OFFICER)
    all_people, hers = people(city), people(county)
    assert hers == {number: unions for number, unions in all_people.items() if unions & COUNTY}
    stranger = next(number for number, unions in all_people.items() if "old-cypress" in unions)
    answer = county.page.request.get(f"{county.platform.origin}/api/v1/people/{stranger}/")
    assert answer.status == 404
