"""Everything of the page tree that a home page shows, in one query."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from wagtail.models import Page

from accounts.models import Person, Union
from courses.models import CoursePage, Enrolment
from lms.models import EventPage, FeaturedCourse, HomePage, NewsPage
from notices.models import Notice

MOST_COURSES, MOST_NEWS, MOST_EVENTS = 6, 3, 3


@dataclass
class HomePages:
    home: HomePage | None = None
    featured: list[CoursePage] = field(default_factory=list)
    courses: list[CoursePage] = field(default_factory=list)  # new ones of the person's unions
    news: list[NewsPage] = field(default_factory=list)
    events: list[EventPage] = field(default_factory=list)
    unread_count: int = 0  # notices that the person has not opened


def home_pages(person: Person) -> HomePages:
    """One row a page, each with its type's own columns; lists are cut in the database."""
    parts = [
        HomePage.objects.live().order_by("pk").values("pk")[:1],
        featured(person).values("pk")[:MOST_COURSES],
        new_courses(person).values("pk")[:MOST_COURSES],
        NewsPage.objects.visible_to(person).order_by("-first_published_at", "-pk").values("pk")[:MOST_NEWS],
        EventPage.objects.visible_to(person).to_come().values("pk")[:MOST_EVENTS],
    ]
    where = Q(pk__in=[])
    for part in parts:
        where |= Q(pk__in=part)
    chosen = FeaturedCourse.objects.filter(course=OuterRef("pk"), page__live=True)
    joins = ("homepage", "coursepage", "newspage__union", "eventpage__union")
    rows = Page.objects.filter(where).select_related(*joins)
    return _sorted(list(rows.annotate(is_featured=Exists(chosen), unread_count=_unread(person))))


def _unread(person: Person) -> Coalesce:
    """The same number beside every page: it costs no query of its own."""
    notices = Notice.objects.visible_to(person).unread().order_by().annotate(one=Value(1)).values("one")
    return Coalesce(Subquery(notices.annotate(total=Count("pk")).values("total")), Value(0))


def featured(person: Person) -> QuerySet[CoursePage]:
    """What the editors recommend and she has not begun; what she has begun stands above it."""
    chosen = FeaturedCourse.objects.filter(page__live=True).order_by("sort_order")
    return CoursePage.objects.visible_to(person).filter(~_begun(person), pk__in=chosen.values("course"))


def new_courses(person: Person) -> QuerySet[CoursePage]:
    """Courses of the person's union and those above that she has not begun, newest first."""
    unions = Union.objects.above(person.home_union) if person.home_union else Union.objects.none()
    courses = CoursePage.objects.visible_to(person).filter(~_begun(person), union__in=unions)
    return courses.order_by("-first_published_at", "-pk")


def _begun(person: Person) -> Exists:
    return Exists(Enrolment.objects.filter(person=person, course=OuterRef("pk")))


def _sorted(rows: list[Page]) -> HomePages:
    found = HomePages(unread_count=rows[0].unread_count if rows else 0)  # type: ignore[attr-defined]  # the annotation
    for page in rows:
        match page.cached_content_type.model:
            case "homepage":
                found.home = page.homepage
            case "newspage":
                found.news.append(page.newspage)
            case "eventpage":
                found.events.append(page.eventpage)
            case "coursepage":
                (found.featured if page.is_featured else found.courses).append(page.coursepage)  # type: ignore[attr-defined]
    found.events.sort(key=lambda event: event.starts_at)
    for news in (found.courses, found.news):
        news.sort(
            key=lambda page: (page.first_published_at is not None, page.first_published_at, page.pk), reverse=True
        )
    return found
