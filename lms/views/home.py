"""The home page: a calm door for visitors, one thing to go on with for learners."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.models import Person
from lms.greetings import greeting, weekday
from lms.models import HomePage
from lms.queries.coming import coming
from lms.queries.home import home_pages
from lms.queries.learning import under_way
from lms.queries.today import today
from lms.queries.year import year


def home(request: HttpRequest) -> HttpResponse:
    return show_home(request, None)


def show_home(request: HttpRequest, page: HomePage | None) -> HttpResponse:
    """`page` is an unpublished version when the editors look at it."""
    if not isinstance(request.user, Person):
        shown = page or HomePage.objects.live().order_by("pk").first()
        return render(request, "lms/landing.html", {"page": shown, "tab": "home"})
    return render(request, "lms/home.html", for_learner(request.user, page))


def for_learner(person: Person, page: HomePage | None) -> dict:
    now = timezone.localtime()
    pages, courses = home_pages(person), list(under_way(person))
    return {
        "tab": "home",
        "now": now,
        "greeting": greeting(person, now),
        "weekday": weekday(now),
        "page": page or pages.home,
        "pages": pages,
        "going_on": courses[0] if courses else None,
        "coming": coming(courses, pages.events),
        "today": today(person),
        "year": year(person, now.year),
    }
