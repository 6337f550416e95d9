"""A person with a phone (390 × 844) or at a desk (1280 × 800)."""

from __future__ import annotations

import time
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import Browser, Page

from tests.journeys.platform import ROOT, Platform

SHOTS = ROOT / "var/screenshots"
AXE = ROOT / "lms/frontend/node_modules/axe-core/axe.min.js"
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
DESK = {"viewport": {"width": 1280, "height": 800}, "device_scale_factor": 1}
Seen = TypeVar("Seen")


def eventually(page: Page, look: Callable[[], Seen | None], seconds: float = 30) -> Seen:
    """What `look` sees once it sees something: for what no element of the page tells."""
    until = time.monotonic() + seconds
    while not (seen := look()):
        assert time.monotonic() < until, f"nothing came at {page.url}"
        page.wait_for_timeout(50)
    return seen


class Person:
    """Opens pages, takes pictures, lets axe look at them."""

    def __init__(
        self, browser: Browser, platform: Platform, *, desk: bool = False, dark: bool = False, scripts: bool = True
    ) -> None:
        shape = DESK if desk else PHONE
        scheme = "dark" if dark else "light"
        self.platform = platform
        self.context = browser.new_context(
            **shape,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            color_scheme=scheme,
            bypass_csp=False,
            java_script_enabled=scripts,
        )
        self.context.set_default_timeout(30_000)
        self.page: Page = self.context.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)

    def open(self, path: str) -> Page:
        url = path if path.startswith("http") else f"{self.platform.origin}{path}"
        self.page.goto(url)
        return self.page

    def shot(self, name: str) -> Path:
        SHOTS.mkdir(parents=True, exist_ok=True)
        path = SHOTS / f"{name}.png"
        size = self.page.viewport_size or {"width": 390, "height": 844}
        height = self.page.evaluate("document.documentElement.scrollHeight")
        if height <= size["height"]:
            self.page.screenshot(path=path)
            return path
        self.page.set_viewport_size({"width": size["width"], "height": height})  # bars at the end
        self.page.screenshot(path=path)
        self.page.set_viewport_size(size)
        return path

    def glance(self, name: str) -> Path:
        """A smaller picture of what is shown. After `shot` a touch in a frame of another origin lands elsewhere for a
        moment: the browser takes it with another size of the window."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        path, session = SHOTS / f"{name}.png", self.context.new_cdp_session(self.page)
        path.write_bytes(b64decode(session.send("Page.captureScreenshot", {"format": "png"})["data"]))
        return path

    def axe(self) -> list[str]:
        """Violations of the page by WCAG 2.2 AA, in words. Nothing fades in: half-way its contrast is too low."""
        self.page.emulate_media(reduced_motion="reduce")
        session = self.context.new_cdp_session(self.page)  # the policy of the page forbids a script tag of ours
        session.send("Runtime.evaluate", {"expression": AXE.read_text()})
        rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = self.page.evaluate(
            "rules => axe.run(document, {runOnly: rules}).then(result => result.violations)", rules
        )
        self.page.emulate_media(reduced_motion="no-preference")
        return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]

    def sign_in(self, phone: str) -> None:
        """By code, as a worker does; the second time by the session of the first, which is quicker."""
        if phone in self.platform.sessions:
            self.context.add_cookies(self.platform.sessions[phone])
            return
        self.give_code(phone)
        self.page.wait_for_url(lambda url: "/accounts/" not in url)
        self.platform.sessions[phone] = self.context.cookies()

    def give_code(self, phone: str, wanted: str = "/accounts/login/") -> None:
        """Opens the page that is wanted, which asks for a sign-in, and types what the text message says."""
        self.ask_for_code(phone, wanted)
        self.page.get_by_label("短信验证码").fill(self.platform.code_for(phone))
        self.page.get_by_role("button", name="登录").click()

    def ask_for_code(self, phone: str, wanted: str = "/accounts/login/") -> None:
        """Whoever asked a moment ago may ask again: tests do not wait for one another."""
        self.platform.a_minute_passes()
        self.platform.forget_codes()
        self.open(wanted)
        self.page.get_by_label("手机号").fill(phone.removeprefix("+86"))
        self.page.get_by_label("我已阅读并同意").check()
        self.page.get_by_role("button", name="获取验证码").click()

    def close(self) -> None:
        self.context.close()
