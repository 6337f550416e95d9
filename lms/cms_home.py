"""The first page of the editors' side: what one may begin, each with one press."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from accounts.asking import person_asking
from accounts.models import Person
from bookroom.models import Book, BookListPage, ListSectionPage
from courses.models import CoursePage, CourseSectionPage
from exams.models import Paper, Question
from lms.models import NewsPage, NewsSectionPage

PAGES: list[tuple[type[Page], type[Page], Promise]] = [
    (CoursePage, CourseSectionPage, _("Write a course")),
    (BookListPage, ListSectionPage, _("Put a book list together")),
    (NewsPage, NewsSectionPage, _("Write news")),
]
OBJECTS: list[tuple[type[Model], Promise]] = [
    (Book, _("Upload a book")),
    (Question, _("Write a question")),
    (Paper, _("Put a paper together")),
]


@dataclass(frozen=True)
class Beginning:
    name: Promise
    url: str
    icon: str


class Beginnings(Component):
    name = "beginnings"
    order = 230  # what waits for review stands above
    template_name = "lms/cms_beginnings.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"beginnings": beginnings(person_asking(self.request))}


def beginnings(person: Person) -> list[Beginning]:
    """Pages go into the highest section that the person may add to; it can be chosen anew in the tree."""
    return [*_pages(person), *_objects(person)]


def _pages(person: Person) -> list[Beginning]:
    own = page_permission_policy.instances_user_has_permission_for(person, "add")
    found = []
    for model, section, name in PAGES:
        above = own.type(section).order_by("depth", "path").first()
        if above:
            kind = (model._meta.app_label, model._meta.model_name, above.pk)
            found.append(Beginning(name, reverse("wagtailadmin_pages:add", args=kind), "doc-empty-inverse"))
    return found


def _objects(person: Person) -> list[Beginning]:
    views = [(model.snippet_viewset, name) for model, name in OBJECTS]  # type: ignore[attr-defined]  # set by Wagtail
    may = [(view, name) for view, name in views if view.permission_policy.user_has_permission(person, "add")]
    return [Beginning(name, reverse(view.get_url_name("add")), view.icon) for view, name in may]
