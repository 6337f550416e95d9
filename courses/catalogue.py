"""The catalogue's one list: what is assigned to me, what I am at, everything else; newest first in each."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, F, FilteredRelation, IntegerField, Q, QuerySet, Value, When, Window
from django.db.models.functions import Coalesce
from django.db.models.query import prefetch_related_objects

from accounts.enums import Theme
from accounts.models import Person
from courses.cards import cards, percent
from courses.models import CoursePage

ASSIGNED, BEGUN, OTHER = 1, 2, 3
PER_PAGE = 20


class Shelf(NamedTuple):
    """One heading of the catalogue with its cards."""

    group: int
    size: int
    cards: list[Any]


class Counted(Paginator):
    """A paginator that was told the number of rows by the rows themselves."""

    def __init__(self, count: int) -> None:
        super().__init__(range(count), PER_PAGE)


def catalogue(person: Person, theme: str = "", number: int = 1) -> tuple[list[Shelf], Page]:
    """The shelves of one page of the catalogue, and the page. Three queries, whatever the rows."""
    courses = CoursePage.objects.visible_to(person)
    if theme in Theme.values:
        courses = courses.filter(theme=theme)
    keys = list(_keys(courses, person)[(number - 1) * PER_PAGE : number * PER_PAGE])
    found = _found(keys, person)
    shelves = []
    for group in sorted({key["group"] for key in keys}):
        own = [key for key in keys if key["group"] == group]
        shelves.append(Shelf(group, own[0]["group_count"], [found[key["pk"]] for key in own]))
    return shelves, Counted(keys[0]["total"] if keys else 0).page(number if keys else 1)


def _found(keys: list[dict], person: Person) -> dict[int, Any]:
    """The cards of the keys, with their pictures' renditions."""
    rows = list(cards(CoursePage.objects.filter(pk__in=[key["pk"] for key in keys]), person).select_related("picture"))
    for row in rows:
        row.percent = percent(row)
    prefetch_related_objects([row.picture for row in rows if row.picture], "renditions")
    return {row.pk: row for row in rows}


def _keys(courses: QuerySet[CoursePage], person: Person) -> QuerySet:
    """Keys and groups of all matching courses in order, each row with the whole number of rows."""
    grouped = courses.annotate(
        mine=FilteredRelation("enrolments", condition=Q(enrolments__person=person)),
        got=FilteredRelation("completions", condition=Q(completions__person=person)),
        group=Case(
            When(got__isnull=False, then=Value(OTHER)),
            When(mine__is_assigned=True, then=Value(ASSIGNED)),
            When(mine__isnull=False, then=Value(BEGUN)),
            default=Value(OTHER),
            output_field=IntegerField(),
        ),
    )
    counted = grouped.annotate(
        total=Window(Count("pk")),
        group_count=Window(Count("pk"), partition_by=[F("group")]),
        fresh=Coalesce("last_published_at", "first_published_at"),
    )
    order = ["group", F("mine__due_on").asc(nulls_last=True), F("mine__touched_at").desc(nulls_last=True)]
    return counted.order_by(*order, F("fresh").desc(nulls_last=True), "-pk").values(
        "pk", "group", "total", "group_count"
    )
