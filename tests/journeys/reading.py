"""Turning pages in the reader: each step waits for what the page says, never for a time."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Frame, Page, expect

from tests.journeys.phone import Person, eventually

HEAR = """addEventListener("message", ({data}) => {
  if (data.kind === "place") document.documentElement.dataset.place = data.locator;
})"""
REST = "() => new Promise((rest) => setTimeout(rest, 150))"  # within 100 ms of a turn no touch is taken


def hear(worker: Person) -> None:
    """From the next page on, the page of the reader shows where the book stands."""
    worker.page.add_init_script(HEAR)


def chapter(page: Page) -> Frame:
    """The frame of the open chapter."""
    expect(page.locator("[data-part=percent]")).to_have_text(re.compile(r"^\d+%$"))
    return eventually(page, lambda: next((frame for frame in page.frames if "/c/" in frame.url), None))


def place(page: Page) -> tuple[str, str]:
    """Percent and chapter, as the reader says them."""
    chapter(page)
    return page.locator("[data-part=percent]").inner_text(), page.locator("[data-part=chapter]").inner_text()


def turn(worker: Person, pages: int) -> tuple[str, str]:
    """Tap forward; the place that is reached. Begins with `hear`."""
    for _page in range(pages):
        turn_by(worker, lambda: worker.page.touchscreen.tap(370, 400))
    return place(worker.page)


def turn_by(worker: Person, touch: Callable[[], None]) -> None:
    """The touch turns the page, and it stays turned."""
    page, shown = worker.page, worker.page.locator("html[data-place]")
    frame = chapter(page).parent_frame
    assert frame
    before = shown.get_attribute("data-place") or ""
    touch()
    expect(shown).not_to_have_attribute("data-place", before)
    frame.evaluate(REST)
    expect(shown).not_to_have_attribute("data-place", before)


def swipe(worker: Person) -> None:
    """A finger from right to left over the page."""
    session = worker.context.new_cdp_session(worker.page)
    points = [{"x": 330 - step * 25, "y": 400} for step in range(9)]
    for kind, at in [("touchStart", points[:1]), *(("touchMove", [point]) for point in points[1:]), ("touchEnd", [])]:
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})


def saved_place(worker: Person, book: str) -> str:
    """Percent of the place that the server has, as the reader writes it."""
    answer = worker.page.request.get(f"{worker.platform.origin}/api/v1/reading-places/{book}/")
    return f"{answer.json()['percent']}%" if answer.status == 200 else ""
