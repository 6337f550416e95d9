"""Turning pages in the reader: each step waits for what the page says, never for a time."""

from __future__ import annotations

import re

from playwright.sync_api import Frame, Page, expect

from tests.journeys.phone import Person, eventually

HEAR = """addEventListener("message", ({data}) => {
  if (data.kind === "place") document.documentElement.dataset.place = data.locator;
})"""
REST = "() => new Promise((rest) => setTimeout(rest, 150))"  # the paginator takes no tap within 100 ms of a turn


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
    page, shown = worker.page, worker.page.locator("html[data-place]")
    for _page in range(pages):
        frame = chapter(page).parent_frame
        assert frame
        frame.evaluate(REST)
        before = shown.get_attribute("data-place") or ""
        page.touchscreen.tap(370, 400)
        expect(shown).not_to_have_attribute("data-place", before)
    return place(page)


def saved_place(worker: Person, book: str) -> str:
    """Percent of the place that the server has, as the reader writes it."""
    answer = worker.page.request.get(f"{worker.platform.origin}/api/v1/reading-places/{book}/")
    return f"{answer.json()['percent']}%" if answer.status == 200 else ""
