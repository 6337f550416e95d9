"""A film that is really played: the server counts what was seen of it, also when the page is left in the middle."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.journeys.exam import answer_all
from tests.journeys.people import WORKER
from tests.journeys.phone import Person, eventually

COURSE = "/courses/guangyuan/fire-first-aid/"
LESSON = f"{COURSE}01-extinguisher/"
SECONDS = 40
FASTEST = 2


def watched(worker: Person) -> float:
    """Seconds of films that the server has of the worker in all her lessons."""
    rows = worker.page.request.get(f"{worker.platform.origin}/api/v1/progress/?page_size=100").json()["results"]
    return sum(end - start for row in rows for parts in row["watched"].values() for start, end in parts)


def play(worker: Person, until: float) -> Locator:
    """By the button on the picture, as fast as the rule allows."""
    film = worker.page.locator("video")
    film.evaluate("(film, speed) => { film.playbackRate = speed; }", FASTEST)
    worker.page.get_by_role("button", name="播放").click()
    eventually(worker.page, lambda: film.evaluate("film => film.currentTime") >= until, seconds=120)
    return film


def test_a_film_is_left_in_the_middle_seen_to_its_end_and_counted(person):
    worker = person()
    worker.sign_in(WORKER)
    page = worker.open(LESSON)
    page.get_by_role("button", name="播放").wait_for()
    assert worker.axe() == []
    play(worker, until=6)
    page.get_by_role("link", name="目录").click()
    page.wait_for_url(f"**{COURSE}")
    worker.open(LESSON)
    assert eventually(page, lambda: watched(worker)) >= 5
    worker.open(LESSON)
    film = page.locator("video")
    assert eventually(page, lambda: film.evaluate("film => film.currentTime")) >= 5

    film = play(worker, until=SECONDS)
    expect(film).to_have_js_property("ended", True)
    page.get_by_role("button", name="开始测验").click()
    answer_all(page, "fire-first-aid")
    page.get_by_role("link", name="继续学习").click()
    page.wait_for_url(f"**{LESSON}")
    expect(page.get_by_text("这一课的测验已经通过")).to_be_visible()
    worker.shot("lesson-with-film")
    assert watched(worker) >= 0.9 * SECONDS
    page.get_by_role("button", name="学完").click()
    page.wait_for_url(re.compile(f"{COURSE}02"))
