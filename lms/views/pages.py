"""Pages of the tree in one query. Wagtail's own way asks once for the site and once for every part of the address."""

from __future__ import annotations

from functools import cache

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page, PageViewRestriction, Site, get_page_models
from wagtail.views import serve as wagtail_serve


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """The live page at the address. Several sites, private pages and unknown addresses are left to Wagtail."""
    page = find(path)
    return wagtail_serve(request, path) if page is None else page.serve(request)


def find(path: str) -> Page | None:
    roots = Site.get_site_root_paths()
    if len(roots) != 1:
        return None
    found = typed_pages().filter(url_path=roots[0].root_path + path, live=True, is_private=False).first()
    return specific(found) if found else None


def typed_pages() -> QuerySet[Page]:
    """Pages with the columns of their own type, and with what the type names in `served_with`."""
    here = ExpressionWrapper(OuterRef("path"), CharField())
    guards = PageViewRestriction.objects.annotate(here=here).filter(here__startswith=F("page__path"))
    joins = [f"{name}__{more}" for name, model in types().items() for more in getattr(model, "served_with", [])]
    return Page.objects.select_related(*types(), *joins).annotate(is_private=Exists(guards))


@cache
def types() -> dict[str, type[Page]]:
    """The page types that stand directly on Page, by the name of their join."""
    return {model._meta.model_name: model for model in get_page_models() if Page in model._meta.parents}


def specific(page: Page) -> Page:
    """The page as its own type, out of the joined columns where there are any."""
    name = page.cached_content_type.model
    return getattr(page, name) if name in types() else page.specific
