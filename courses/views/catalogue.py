from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.asking import person_asking
from accounts.enums import Theme
from courses.catalogue import catalogue as shelves_of
from courses.screens import credit_rule


@login_required
@require_GET
def catalogue(request: HttpRequest) -> HttpResponse:
    person, theme = person_asking(request), request.GET.get("theme", "")
    number = request.GET.get("page", "1")
    shelves, page = shelves_of(person, theme, max(1, int(number)) if number.isdecimal() else 1)
    rule = credit_rule(person)
    for shelf in shelves:
        for card in shelf.cards:
            card.credits = rule.credits(card.length) if rule else None
    context = {"tab": "courses", "themes": Theme, "theme": theme, "shelves": shelves, "page": page}
    return render(request, "courses/catalogue.html", context)
