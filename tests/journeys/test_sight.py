"""What is chosen stands in sight; with letters twice as large, or 320 px wide, nothing scrolls sideways."""

from __future__ import annotations

import pytest

from tests.journeys.people import WORKER
from tests.journeys.phone import Person
from tests.journeys.test_pages import FIXED

WIDE = "document.documentElement.scrollWidth - innerWidth"
OUTSIDE = """selector => {
  const chosen = document.querySelector(selector).getBoundingClientRect();
  return Math.max(-chosen.left, chosen.right - innerWidth);
}"""


def too_wide(worker: Person) -> list[str]:
    found = {path: worker.open(path).evaluate(WIDE) for path in FIXED.values()}
    return [f"{path}: {wide} px too wide" for path, wide in found.items() if wide > 0]


def test_with_letters_twice_as_large_nothing_scrolls_sideways(person):
    worker = person()
    worker.sign_in(WORKER)
    browser = worker.context.new_cdp_session(worker.page)
    browser.send("Page.enable")
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    assert worker.open("/me/").evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == 32
    assert too_wide(worker) == []


def test_on_the_narrowest_phone_nothing_scrolls_sideways(person):
    worker = person()
    worker.sign_in(WORKER)
    worker.page.set_viewport_size({"width": 320, "height": 640})
    assert too_wide(worker) == []


@pytest.mark.parametrize("path", ["/courses/?theme=health", "/books/?shelf=thought"])
def test_the_chosen_filter_stands_in_sight(person, path):
    worker = person()
    worker.sign_in(WORKER)
    assert worker.open(path).evaluate(OUTSIDE, "main [aria-current]") <= 0
