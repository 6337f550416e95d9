from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.asking import person_asking
from privacy import words
from privacy.looks import looks_at
from privacy.queries import choices_of, newest_export, waiting_deletion


@login_required
@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """My data and privacy: everything that concerns it, one tap away."""
    person = person_asking(request)
    choices = choices_of(person)
    context = {
        "tab": "me",
        "given_count": sum(choice.is_given for choice in choices),
        "open_count": sum(not choice.is_given and not choice.is_separate for choice in choices),
        "deletion": waiting_deletion(person),
        "export": newest_export(person),
    }
    return render(request, "privacy/index.html", context)


@login_required
@never_cache
@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """What is kept about me and why, out of the inventory."""
    return render(request, "privacy/kept.html", {"tab": "me", "parts": words.kept()})


@login_required
@never_cache
@require_safe
def looks(request: HttpRequest) -> HttpResponse:
    """Who looked at or changed my data, when and why."""
    page = looks_at(person_asking(request), request.GET.get("page"))
    return render(request, "privacy/looks.html", {"tab": "me", "page": page})
