from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.journeys.phone import Person
from tests.journeys.platform import Platform, beside, start

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
expect.set_options(timeout=20_000)  # ms; a machine that does much else is slow, not wrong
ALONE = ["--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-dev-shm-usage"]


@pytest.fixture(scope="session")
def platform(tmp_path_factory) -> Iterator[Platform]:
    running = start(tmp_path_factory.mktemp("platform"))
    yield running
    running.stop()


@pytest.fixture(scope="session")
def strict_platform(platform) -> Iterator[Platform]:
    """The same platform as production guards it: nothing opens to staff before their second proof."""
    running = beside(platform, SECOND_FACTOR_REQUIRED="1")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = next((path for name in NAMES if (path := shutil.which(name))), None)
    assert program, "The journeys need Chromium: install the package `chromium`."
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=[*QUIET, *ALONE])
        yield chromium
        chromium.close()


@pytest.fixture
def person(browser, platform):
    """`person()` is somebody with a phone, `person(desk=True)` at a desk; every context is closed at the end."""
    made: list[Person] = []

    def new(*, at: Platform = platform, **options) -> Person:
        made.append(Person(browser, at, **options))
        return made[-1]

    yield new
    for one in made:
        one.close()
