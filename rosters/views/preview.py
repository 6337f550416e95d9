from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from rosters.effects import effects, result
from rosters.enums import Outcome, State
from rosters.models import RosterImport
from rosters.refusals import findings, sentence
from rosters.shown import counts, outcome_asked, page_of
from rosters.views.finding import mine

SCREENS = {
    State.FAILED: "rosters/failed.html",
    State.DISCARDED: "rosters/failed.html",
    State.PREVIEWED: "rosters/preview.html",
    State.APPLIED: "rosters/result.html",
    State.UNDONE: "rosters/result.html",
}


@login_required
@never_cache
@require_safe
def roster(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One address for the whole life of a roster; the screen follows its state."""
    found = mine(request, pk)
    if found.state == State.COLUMNS:
        return redirect("rosters:columns", pk)
    if found.is_running:
        return render(request, "rosters/running.html", {"roster": found, "desk_union": found.union})
    context = {"roster": found, "desk_union": found.union, **context_of(request, found)}
    return render(request, SCREENS[State(found.state)], context)


def context_of(request: HttpRequest, found: RosterImport) -> dict:
    if found.state == State.FAILED:
        return {"reason": sentence(found.refusal_code, found.refusal_facts)}
    if found.state == State.DISCARDED:
        return {}
    outcome = outcome_asked(request.GET.get("show", ""), found)
    return {
        "counts": counts(found, outcome),
        "page": page_of(found, outcome, request.GET.get("after", "")),
        "findings": findings({**found.table, "columns": found.columns}),
        "effects": effects(found) if found.state == State.PREVIEWED else result(found),
        "in_file": sum(found.counts.values()) - found.counts.get(Outcome.LEFT, 0),
        "left": found.counts.get(Outcome.LEFT, 0),
        "kept": found.rows.filter(has_kept=True).exists(),
    }


@login_required
@never_cache
@require_safe
def progress(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The bar alone, asked for every two seconds; when the work is over the page comes anew."""
    found = mine(request, pk)
    answer = render(request, "rosters/_progress.html", {"roster": found})
    if not found.is_running:
        answer["HX-Redirect"] = found.get_absolute_url()
    return answer
