"""Pages the way trainers publish them: a draft, the union's workflow, a second person's approval."""

from __future__ import annotations

from typing import TypeVar

from wagtail.models import Page

from accounts.models import Person

AnyPage = TypeVar("AnyPage", bound=Page)


def add_draft(parent: Page, page: AnyPage, *, by: Person) -> AnyPage:
    page.live, page.has_unpublished_changes, page.owner = False, True, by
    parent.refresh_from_db()
    return parent.add_child(instance=page)


def publish(page: AnyPage, *, writer: Person, reviewer: Person) -> AnyPage:
    """Submit the draft and approve it as the reviewer of its union."""
    page.save_revision(user=writer)
    state = page.get_workflow().start(page, writer)
    task = state.current_task_state
    task.task.specific.on_action(task, reviewer, "approve")
    page.refresh_from_db()
    return page
