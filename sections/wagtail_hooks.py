from __future__ import annotations

from django.http import Http404, HttpRequest
from wagtail import hooks
from wagtail.documents.models import AbstractDocument
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.models import PageQuerySet
from wagtail.permissions import page_permission_policy


@hooks.register("construct_page_chooser_queryset")
def own_pages(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Wagtail's chooser lists every page of the tree, drafts with their titles too."""
    return pages.filter(pk__in=page_permission_policy.explorable_instances(request.user).values("pk"))


@hooks.register("before_serve_document")
def files_of_editors(document: AbstractDocument, request: HttpRequest) -> None:
    """Workers get files through the page that shows them; Wagtail's own address is for who edits them."""
    if not document_policy.user_has_any_permission_for_instance(request.user, ["add", "change", "choose"], document):
        raise Http404
