"""A role changed: the union's sections and their groups follow at once. A review ended: its author is told."""

from __future__ import annotations

from django.urls import reverse
from wagtail.models import Page, WorkflowState

from accounts.models import Person, RoleGrant, Union
from notices.actions import notify
from sections.actions import ensure_section, sync_role
from sections.models import SectionPage


def follow_role(sender: type, *, person: Person, union: Union, role: str, **kwargs) -> None:
    if RoleGrant.objects.current().filter(union=union, role=role).exists():
        _open_sections(union, role)
    sync_role(union=union, role=role)


def _open_sections(union: Union, role: str) -> None:
    """A trainer, librarian or reviewer gets a section to work in, wherever that kind of content has an index page."""
    for model in SectionPage.__subclasses__():
        index = model.index_page()
        if index and role in {model.editor_role, model.reviewer_role}:
            ensure_section(model=model, union=union, parent=index, by=None)


def tell_approved(sender: type, *, instance: WorkflowState, user: Person | None, **kwargs) -> None:
    page = _page_of(instance)
    if page and instance.requested_by:
        _tell("sections.approved", instance, page.url or "", user)


def tell_returned(sender: type, *, instance: WorkflowState, user: Person | None, **kwargs) -> None:
    page = _page_of(instance)
    if page and instance.requested_by:
        _tell("sections.returned", instance, reverse("wagtailadmin_pages:edit", args=[page.pk]), user)


def _page_of(state: WorkflowState) -> Page | None:
    return state.content_object if isinstance(state.content_object, Page) else None


def _tell(template: str, state: WorkflowState, url: str, by: Person | None) -> None:
    """Whoever asked for the review hears how it ended, once a review and task: it may be sent back more than once."""
    facts, once = {"title": state.content_object.title}, f"review:{state.pk}:{state.current_task_state_id}"
    notify(person=state.requested_by, template=template, facts=facts, url=url, once=once, by=by)
