"""Objects of two places for every address that names one: `near` in the county of the cast, `far` in the other."""

from __future__ import annotations

import datetime
import re
from types import SimpleNamespace
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection

from accounts.actions import deputize
from accounts.models import Membership, RoleGrant, Union
from bookroom.models import BookIndexPage, BookListPage, ListSectionPage, ReadingPlace
from credits.actions import award, issue_certificate
from credits.models import CreditRule
from exams.models import Attempt
from profiles.actions import set_category
from profiles.enums import CategoryKind, Source
from sections.actions import ensure_section
from sections.actions.files import collection_name
from tests.bookroom.factories import BookFactory
from tests.courses.factories import make_course, make_lesson, make_site
from tests.credits.factories import make_rule
from tests.exams.factories import make_paper

HOLDERS = {"near": ("county", "worker", "county_officer"), "far": ("other_county", "stranger", "other_officer")}
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
COMPARE = re.compile(r"\^\(.*/revisions/compare/.*")
PAGES = {"page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk"}
BY_NAME = {
    **dict.fromkeys(PAGES, "page"),
    "revision_id": "revision",
    "document_id": "document",
    "doc_id": "document",
    "image_id": "image",
    "lesson": "lesson",
    "path": "path",
    "key": "union_key",
    "span": "span",
}
BY_PREFIX = {
    "api/v1/people/": "person",
    "api/v1/attempts/": "attempt",
    "api/v1/certificates/": "certificate",
    "api/v1/courses/": "page",
    "api/v1/lessons/": "lesson",
    "api/v1/books/": "book",
    "api/v1/reading-places/": "book",
    "people/roles/": "grant",
    "people/<uuid:pk>/": "person",
    "people/memberships/": "membership",
    "exams/": "attempt",
    "credits/": "certificate",
    "credits/desk/people/": "person",
    "credits/desk/postings/": "posting",
    "courses/_/lessons/": "lesson",
    "courses/_/": "page",
    "books/": "book",
    "books/lists/": "list",
    "api/v1/book-lists/": "list",
    "cms/people/": "person",
    "cms/users/": "person",
    "cms/unions/": "union",
    "cms/memberships/": "membership",
    "cms/roles/": "grant",
    "cms/collections/": "collection",
    "cms/api/main/pages/": "page",
    "cms/api/main/documents/": "document",
    "cms/api/main/images/": "image",
    "cms/snippets/bookroom/book/": "book",
    "cms/snippets/choose/bookroom/book/": "book",
    "cms/snippets/exams/question/": "question",
    "cms/snippets/choose/exams/question/": "question",
    "cms/snippets/exams/paper/": "paper",
    "cms/snippets/choose/exams/paper/": "paper",
    "cms/paper-chooser/": "paper",
    "cms/snippets/credits/creditrule/": "rule",
    "cms/snippets/choose/credits/creditrule/": "rule",
    "cms/documents/chooser/": "document",
    "cms/images/chooser/": "image",
}
WORDS = {
    "content_type_app_name": "courses",
    "content_type_model_name": "coursepage",
    "app_name": "courses",
    "app_label": "wagtailcore",
    "model_name": "coursepage",
    "action": "delete",
    "action_name": "approve",
    "filter_spec": "width-10",
    "name": "x",
}


def made_for(stage: SimpleNamespace) -> dict[str, dict[str, Any]]:
    """place → kind of object → its key, as the address spells it."""
    found = {}
    for place, (county, holder, officer) in HOLDERS.items():
        union, person = stage.unions[county], stage.people[holder]
        found[place] = {**_learning(union, person), **_people(union, person, stage.people[officer]), **_files(union)}
    return found


def address(route: str, keys: dict[str, Any]) -> str:
    """The address of a route with the objects of a place; a parameter that names no object of ours is 1 or a word."""
    plain = COMPARE.sub("<page_id>/revisions/compare/earliest...latest/", route).replace("^", "").replace("$", "")
    prefix = max((prefix for prefix in BY_PREFIX if plain.startswith(prefix)), key=len, default="")

    def value(found: re.Match) -> str:
        name = found[1]
        kind = BY_NAME.get(name) or (
            BY_PREFIX.get(prefix)
            if name in {"pk", "object_id"} or (name == "number" and BY_PREFIX.get(prefix) == "certificate")
            else None
        )
        return str(keys[kind] if kind else WORDS.get(name, 1))

    return "/" + PARAMETER.sub(value, plain).lstrip("/")


def _learning(union: Union, person) -> dict[str, Any]:
    course = make_course(union)
    lesson = make_lesson(course)
    for page in (course, lesson):
        page.save_revision().publish()
    paper = make_paper(union)
    attempt = Attempt.objects.create(
        person=person, paper=paper, source=f"test:{union.pk}", snapshot=[], pass_percent=60
    )
    certificate = issue_certificate(
        person=person, source="course:1", title="消防", seconds=7200, credits=25, union=union, theme="health", score=85
    )
    book = BookFactory(union=union)
    ReadingPlace.objects.create(person=person, book=book, percent=7, updated_at=timezone.now())
    return {
        "list": _book_list(union, person),
        "page": course.pk,
        "path": f"{union.key}/{course.slug}",
        "lesson": lesson.pk,
        "revision": course.latest_revision_id,
        "paper": paper.pk,
        "question": paper.questions.first().pk,
        "attempt": attempt.pk,
        "certificate": certificate.number,
        **_ledger(union, person),
        "book": book.pk,
    }


def _ledger(union: Union, person) -> dict[str, Any]:
    rule = CreditRule.objects.first() or make_rule()
    given = {"source": f"test:{union.pk}", "event": rule.event, "title": "消防"}
    return {"rule": rule.pk, "posting": award(person=person, facts={"seconds": 7200}, **given).pk}


def _book_list(union: Union, curator) -> int:
    index = BookIndexPage.objects.first() or make_site().add_child(instance=BookIndexPage(title="书屋", slug="books"))
    section = ensure_section(model=ListSectionPage, union=union, parent=index, by=None)
    page = section.add_child(instance=BookListPage(title="书单", slug="list", intro="先翻那一章。", curator=curator))
    page.save_revision().publish()
    return page.pk


def _people(union: Union, person, officer) -> dict[str, Any]:
    grant, day = RoleGrant.objects.get(person=officer, union=union), timezone.localdate()
    days = {"from_on": day + datetime.timedelta(days=30), "to_on": day + datetime.timedelta(days=60)}
    deputize(grant=grant, person=person, by=None, **days)
    membership = Membership.objects.get(person=person)
    span = set_category(person=person, kind=CategoryKind.MIGRANT, from_on=day, source=Source.ROSTER, by=None)
    return {
        "person": person.pk,
        "union": union.pk,
        "union_key": union.key,
        "membership": membership.pk,
        "span": span.pk,
        "grant": grant.pk,
    }


def _files(union: Union) -> dict[str, Any]:
    collection = Collection.objects.get(name=collection_name(union))
    document = get_document_model().objects.create(title="讲义", file=ContentFile(b"x", "x.txt"), collection=collection)
    picture = get_image_model().objects.create(title="图", file=get_test_image_file(), collection=collection)
    return {"document": document.pk, "image": picture.pk, "collection": collection.pk}
