from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.asking import person_asking
from rosters.actions import choose_columns
from rosters.cleaning.cells import shown
from rosters.columns import COLUMNS
from rosters.enums import State
from rosters.models import RosterImport
from rosters.views.finding import mine


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Which column of the file means what: as we understood it, and as the officer corrects it."""
    roster, error = mine(request, pk), ""
    if roster.state not in (State.COLUMNS, State.PREVIEWED):
        return redirect("rosters:roster", pk)
    chosen = given(request) if request.method == "POST" else roster.columns
    if request.method == "POST":
        try:
            choose_columns(roster=roster, columns=chosen, by=person_asking(request))
            return redirect("rosters:roster", pk)
        except ValidationError as refusal:
            error = refusal.messages[0]
    context = {"roster": roster, "fields": fields(chosen), "places": places(roster), "error": error}
    return render(request, "rosters/columns.html", context, status=422 if error else 200)


def given(request: HttpRequest) -> dict[str, int]:
    typed = {key: request.POST.get(key, "") for key in COLUMNS}
    return {key: int(place) for key, place in typed.items() if place.isdecimal() and len(place) < 5}


def fields(chosen: dict[str, int]) -> list[dict]:
    return [{"key": key, "column": column, "chosen": chosen.get(key)} for key, column in COLUMNS.items()]


def places(roster: RosterImport) -> list[dict]:
    """The columns of the file with their headings and a value below."""
    rows = roster.opened(roster.sample).get("rows", [])
    titles = roster.table.get("titles", [])
    found = []
    for place, title in enumerate(titles):
        values = [shown(row[place]) for row in rows if place < len(row) and row[place] is not None]
        name = title or _("Column %(number)d") % {"number": place + 1}
        found.append({"place": place, "title": name[:40], "sample": values[0][:24] if values else ""})
    return [one for one in found if one["sample"] or titles[one["place"]]]
