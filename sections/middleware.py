"""Foreign sections do not exist for an editor: no page of the CMS tells that they do."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.permissions import page_permission_policy

PAGE_NUMBERS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id")


class ForeignPages:
    """404 for every CMS address that names a page outside of what the person may explore."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> None:
        match = request.resolver_match
        numbers = {kwargs[name] for name in PAGE_NUMBERS if name in kwargs}
        if not numbers or match is None or not match.view_name.startswith("wagtailadmin"):
            return
        person = request.user
        if person.has_perm("wagtailadmin.access_admin") and not may_explore(person, numbers):
            raise Http404


def may_explore(person, numbers: set[int]) -> bool:
    pages = page_permission_policy.explorable_instances(person)
    return pages.filter(pk__in=numbers).count() == len(numbers)
