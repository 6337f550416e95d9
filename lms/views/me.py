from __future__ import annotations

import datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.asking import person_asking
from accounts.enums import Theme
from bookroom.models import ReadingPlace
from lms.greetings import surname
from lms.queries.learning import completed, under_way
from lms.queries.me import facts
from lms.queries.year import Year, year

MOST = 100


@login_required
def me(request: HttpRequest) -> HttpResponse:
    """The tab 我的: the year against the goal, credits, certificates, and the way to everything kept about me."""
    person, today = person_asking(request), timezone.localdate()
    this_year = year(person, today.year)
    context = {
        "tab": "me",
        "person": person,
        "initial": surname(person.name),
        "year": this_year,
        "themes": by_theme(this_year),
        "facts": facts(person, datetime.date(today.year + 2, 1, 1)),
    }
    return render(request, "lms/me.html", context)


@login_required
def learning(request: HttpRequest) -> HttpResponse:
    """Everything learnt: courses under way, completed ones, books."""
    person, today = person_asking(request), timezone.localdate()
    context = {
        "tab": "me",
        "year": year(person, today.year),
        "under_way": list(under_way(person)),
        "completed": list(completed(person)[:MOST]),
        "places": list(ReadingPlace.objects.visible_to(person).select_related("book")[:MOST]),
    }
    return render(request, "lms/learning.html", context)


def by_theme(found: Year) -> list[tuple[str, int]]:
    """All five themes with their seconds, most first: an empty one is a sentence too."""
    return sorted(((theme.value, found.themes.get(theme.value, 0)) for theme in Theme), key=lambda part: -part[1])
