"""Who may approve and publish: never the person whose text it is."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.models import Person


def authors(page: Page) -> set:
    """Who wrote what would be published: authors of revisions since the live one, and who asked for the review."""
    revisions = page.revisions.all()
    if page.live_revision_id:
        revisions = revisions.filter(pk__gt=page.live_revision_id)
    people = set(revisions.values_list("user", flat=True))
    state = page.current_workflow_state
    return (people | {state.requested_by_id} if state else people) - {None}


def check_can_review(person: Person, page: Page) -> None:
    if person.pk in authors(page):
        raise PermissionDenied(_("You wrote this yourself. Another reviewer has to approve it."))


def can_review(person: Person, page: Page) -> bool:
    return person.pk not in authors(page)
