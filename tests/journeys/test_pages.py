"""Every main page, by day and by night: no violation of WCAG, nothing in the browser's console, nothing too wide."""

from __future__ import annotations

import pytest

from tests.journeys.people import ADMINISTRATOR, CITY_OFFICER, COUNTY_OFFICER, WORKER
from tests.journeys.phone import Person

FIXED = {
    "home": "/",
    "catalogue": "/courses/",
    "book-room": "/books/",
    "events": "/events/",
    "me": "/me/",
    "my-learning": "/me/learning/",
    "appearance": "/me/appearance/",
    "my-credits": "/credits/",
    "certificates": "/credits/certificates/",
    "search-results": "/search/?q=触电",
    "search-nothing": "/search/?q=独角兽",
    "search-empty": "/search/",
    "account": "/people/me/",
    "profile": "/people/me/profile/",
    "profile-edit": "/people/me/profile/edit/",
    "skill-new": "/people/me/skills/new/",
    "my-unions": "/people/me/unions/?q=工会",
    "join-union": "/people/me/unions/blue-thread/join/",
    "devices": "/people/me/devices/",
}
MET_ON = {  # pages that a worker comes to by a link of another page
    "course-page": ("/courses/", "main a[href^='/courses/']:has(h2, h3, b)"),
    "list-page": ("/books/", "main a[href^='/books/lists/']"),
    "book-page": ("/books/", "main a[href^='/books/']:not([href*='lists']):not([href*='?']):not([href*='read'])"),
    "event": ("/events/", "main a[href^='/news/']"),
    "certificate-page": ("/credits/certificates/", "main a[href^='/credits/certificates/']"),
}
OPEN = {"welcome": "/", "sign-in": "/accounts/login/", "verify-form": "/credits/verify/", "no-page": "/no-such-page/"}
OF_PERSON = ["", "join/", "work/", "work/edit/", "work/categories/new/"]
OF_MEMBERSHIP = ["", "move/", "end/", "correct/"]
UNKNOWN = [
    "/no-such-page/",
    "/courses/999999/",
    "/courses/_/lessons/999999/",
    "/books/lists/999999/",
    "/credits/verify/x/",
]
UNKNOWN_TO_API = ["/api/v1/courses/999999/", "/api/v1/lessons/999999/"]


DESK = {  # pages of an administrator, at a desk and on the phone
    "messages": "/people/messages/",
    "keeping": "/privacy/rules/",
    "period": "/privacy/rules/messages/new/",
    "consent-texts": "/privacy/rules/texts/",
    "consent-text": "/privacy/rules/texts/terms/1/",
    "publish": "/privacy/rules/texts/terms/new/",
    "union-notices-empty": "/notices/unions/",
    "union-notice-new": "/notices/unions/new/",
    "notices-sent": "/notices/sent/",
}


def faults(visitor: Person, name: str, path: str, status: int = 200) -> list[str]:
    """What is wrong with a page, in words; takes its picture."""
    visitor.errors.clear()
    answer = visitor.page.goto(f"{visitor.platform.origin}{path}")
    found = [] if answer and answer.status == status else [f"status {answer and answer.status}"]
    wide = visitor.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    found += [f"{wide} px too wide"] if wide > 0 else []
    found += visitor.axe()
    found += [error for error in visitor.errors if status == 200 or "status of 404" not in error]
    visitor.shot(name)
    return [f"{path}: {fault}" for fault in found]


def met(visitor: Person) -> dict[str, str]:
    """Addresses of the pages that hang on what is there."""
    found = {}
    for name, (path, links) in MET_ON.items():
        visitor.open(path)
        found[name] = visitor.page.locator(links).first.get_attribute("href") or ""
    api = f"{visitor.platform.origin}/api/v1"
    visitor.open(found["course-page"])
    course = visitor.page.request.get(f"{api}/courses/").json()["results"][0]
    line = visitor.page.request.get(f"{api}/courses/{course['id']}/").json()["lessons"][0]
    visitor.open(course["url"])
    found["lesson-page"] = visitor.page.get_by_role("link", name=line["title"]).first.get_attribute("href") or ""
    return found


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_pages_of_a_worker(person, dark):
    worker = person(dark=dark)
    worker.sign_in(WORKER)
    shade = "dark" if dark else "light"
    pages = FIXED | met(worker)
    assert [fault for name, path in pages.items() for fault in faults(worker, f"{name}-{shade}", path)] == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_pages_of_a_stranger(person, dark):
    stranger = person(dark=dark)
    shade = "dark" if dark else "light"
    status = {"no-page": 404}
    found = [faults(stranger, f"{name}-{shade}", path, status.get(name, 200)) for name, path in OPEN.items()]
    assert sum(found, []) == []


@pytest.mark.parametrize(("desk", "dark"), [(True, False), (False, True)], ids=["desk", "phone-dark"])
def test_pages_of_an_administrator(person, desk, dark):
    administrator = person(desk=desk, dark=dark)
    administrator.sign_in(ADMINISTRATOR)
    shape = "desk" if desk else "phone-dark"
    assert [fault for name, path in DESK.items() for fault in faults(administrator, f"{name}-{shape}", path)] == []


def test_a_notice_to_a_union_is_written_looked_at_and_taken_back(person):
    officer, worker = person(), person()
    officer.sign_in(CITY_OFFICER)
    page = officer.open("/notices/unions/new/")
    page.locator("[name=union]").fill("广元市总工会")
    page.locator("[name=title]").fill("冬送温暖物资周五发放")
    page.locator("[name=text]").fill("周五下午三点起在职工之家一楼发放。\n请带会员证。")
    page.get_by_label("短信").check()
    page.get_by_role("button", name="先看看效果").click()
    page.get_by_role("heading", name="发送这条通知吗").wait_for()
    assert officer.axe() == []
    officer.shot("union-notice-sure")
    page.get_by_role("button", name="发送").click()
    page.get_by_text("还没开始").wait_for()
    assert officer.axe() == []
    officer.shot("union-notice-coming")
    page.get_by_role("button", name="撤回").click()
    page.get_by_text("已撤回，不再发给任何人。").wait_for()
    officer.shot("union-notice-recalled")
    assert faults(officer, "union-notices", "/notices/unions/") == []
    worker.sign_in(WORKER)
    assert not worker.open("/notices/").get_by_text("冬送温暖").is_visible()


@pytest.mark.parametrize("desk", [True, False], ids=["desk-light", "phone-dark"])
def test_pages_about_one_person(person, desk):
    officer = person(desk=desk, dark=not desk)
    officer.sign_in(COUNTY_OFFICER)
    officer.open("/people/list/?q=赵一凡")
    someone = officer.page.locator("main a[href^='/people/']:visible", has_text="赵一凡").get_attribute("href")
    officer.open(f"{someone}")
    membership = officer.page.locator("main a[href*='/memberships/']").first.get_attribute("href")
    pages = {f"person-{rest}": f"{someone}{rest}" for rest in OF_PERSON}
    pages |= {f"membership-{rest}": f"{membership}{rest}" for rest in OF_MEMBERSHIP}
    pages = {name.strip("/-").replace("/", "-"): path for name, path in pages.items()} | {"newcomer": "/people/new/"}
    shape = "desk" if desk else "phone"
    assert [fault for name, path in pages.items() for fault in faults(officer, f"{name}-{shape}", path)] == []


def test_what_does_not_exist_is_404_with_a_sentence(person):
    worker = person()
    worker.sign_in(WORKER)
    assert [fault for path in UNKNOWN for fault in faults(worker, "unknown", path, 404)] == []
    answers = {path: worker.page.request.get(f"{worker.platform.origin}{path}") for path in UNKNOWN_TO_API}
    assert {path: answer.status for path, answer in answers.items()} == dict.fromkeys(UNKNOWN_TO_API, 404)
    assert all(answer.json()["detail"] for answer in answers.values())
