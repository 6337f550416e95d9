"""What an editor does in Wagtail's admin, by the same buttons."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.journeys.phone import Person


def explore(editor: Person, *titles: str) -> int:
    """Walk down the page tree by titles; the number of the last page."""
    editor.open("/cms/pages/")
    for title in titles:
        row = editor.page.locator("main tbody tr", has_text=title).first
        link = row.locator("a[href^='/cms/pages/']").last
        href = link.get_attribute("href") or ""
        editor.open(re.sub(r"edit/$", "", href))
    return number_of(editor.page)


def number_of(page: Page) -> int:
    found = re.search(r"/cms/pages/(\d+)/", page.url)
    assert found, page.url
    return int(found[1])


def save_draft(editor: Person) -> int:
    """Save; the number of the page that is edited now."""
    editor.page.get_by_role("button", name="保存草稿").click()
    editor.page.wait_for_url(re.compile(r"/cms/pages/\d+/edit/"))
    return number_of(editor.page)


def submit(editor: Person, page: int) -> None:
    """Hand the draft in for review."""
    editor.open(f"/cms/pages/{page}/edit/")
    editor.page.get_by_role("button", name="更多动作").click()
    editor.page.locator("button[name='action-submit']").first.click()
    editor.page.wait_for_url(re.compile(r"/cms/pages/\d+/$"))


def approve(reviewer: Person, page: int) -> None:
    """Approve from the page itself, as the dashboard leads there."""
    reviewer.open(f"/cms/pages/{page}/edit/")
    button = reviewer.page.locator("[data-workflow-action-name='approve']").first
    if not button.is_visible():
        reviewer.page.get_by_role("button", name="更多动作").click()
    button.click()
    reviewer.page.wait_for_url(re.compile(r"/cms/pages/\d+/$"))


def choose(editor: Person, field: str, title: str) -> None:
    """Pick an object in a chooser's window."""
    chooser = editor.page.locator(f"#id_{field}-chooser")
    chooser.get_by_role("button").first.click()
    editor.page.locator(".modal a", has_text=title).first.click()
    editor.page.locator(".modal").first.wait_for(state="hidden")


def write_text(editor: Person, words: str) -> None:
    """Insert a text block into the empty body and type."""
    body = editor.page.locator(
        "#panel-child-content-body-section, #panel-content-body-section, [data-contentpath='body']"
    ).first
    body.locator("button.c-sf-add-button").first.click()
    editor.page.locator(".w-combobox__option", has_text="正文").first.click()
    body.locator(".public-DraftEditor-content").first.click()
    editor.page.keyboard.type(words)
    editor.page.wait_for_function(  # the editor hands its text to the form a moment later
        "words => [...document.querySelectorAll('[name$=\"-value\"]')].some(field => field.value.includes(words))",
        arg=words[-8:],
    )
