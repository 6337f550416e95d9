from __future__ import annotations

from typing import NamedTuple, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.enums import Theme
from accounts.models import Person
from search.enums import Kind
from search.forms import SearchForm
from search.looking import look_for, suggest


class Facet(NamedTuple):
    value: str
    label: str
    hits: int
    is_chosen: bool


@login_required
@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Start (nothing asked), refused (cannot be asked), or what was found."""
    person = cast(Person, request.user)
    form = SearchForm(request.GET)
    form.is_valid()
    asked = request.GET.get("q", "").strip()
    context = {"form": form, "asked": asked[:100], "errors": form.errors.get("q", []), "tab": ""}
    if not asked:
        context["popular"] = suggest(person=person)
    elif not context["errors"]:
        found = look_for(person=person, form=form)
        context |= {"found": found, "kinds": _facets(Kind, found.kinds, form.chosen("kind"))}
        context |= {"themes": _facets(Theme, found.themes, form.chosen("theme"))}
        context |= {"all_count": sum(found.kinds.values()), "kind": form.chosen("kind"), "theme": form.chosen("theme")}
    return render(request, "search/results.html", context)


def _facets(choices: type[Kind] | type[Theme], counts: dict[str, int], chosen: str) -> list[Facet]:
    """Facets with something in them, and the chosen one even when it is empty, in the order of the list."""
    return [
        Facet(choice.value, str(choice.label), counts.get(choice.value, 0), choice.value == chosen)
        for choice in choices
        if counts.get(choice.value) or choice.value == chosen
    ]
