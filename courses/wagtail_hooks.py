from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from courses.choosers import paper_chooser
from courses.rules import is_used
from courses.snippets import CourseRuleViewSet

register_snippet(CourseRuleViewSet)


@hooks.register("register_admin_viewset")
def choosers() -> ViewSet:
    return paper_chooser


@hooks.register("before_delete_page")
def keep_what_was_used(request: HttpRequest, page: Page) -> HttpResponse | None:
    """What somebody has learnt stays: its records and certificates point at it."""
    if not is_used(page):
        return None
    messages.error(request, _("Somebody has learnt from “%(title)s”. Unpublish it instead.") % {"title": page.title})
    return redirect("wagtailadmin_pages:unpublish" if page.live else "wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def keep_what_was_used_in_bulk(
    request: HttpRequest, action_type: str, objects: list, action: object
) -> HttpResponse | None:
    kept = (
        [page.title for page in objects if isinstance(page, Page) and is_used(page)] if action_type == "delete" else []
    )
    if not kept:
        return None
    message = _("Somebody has learnt from these pages. Unpublish them instead: %(titles)s.")
    messages.error(request, message % {"titles": "、".join(kept)})
    return redirect("wagtailadmin_explore_root")
