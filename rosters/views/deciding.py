"""What an officer decides on the page of a roster; each decision is one POST and leads back to the page."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.asking import person_asking
from rosters.actions import apply_roster, discard_roster, take_row, undo_roster
from rosters.views.finding import mine


def told(request: HttpRequest, action: Callable[[], object]) -> bool:
    """False with the refusal on the next page: somebody else may have decided meanwhile."""
    try:
        action()
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return False
    return True


@login_required
@require_POST
def apply(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    roster, by = mine(request, pk), person_asking(request)
    ticks = {"ends_absent": "ends_absent" in request.POST, "takes_all": "takes_all" in request.POST}
    told(request, lambda: apply_roster(roster=roster, by=by, **ticks))
    return redirect("rosters:roster", pk)


@login_required
@require_POST
def undo(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    roster, by = mine(request, pk), person_asking(request)
    told(request, lambda: undo_roster(roster=roster, by=by))
    return redirect("rosters:roster", pk)


@login_required
@require_POST
def discard(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    roster, by = mine(request, pk), person_asking(request)
    if told(request, lambda: discard_roster(roster=roster, by=by)):
        messages.success(request, _("The roster was discarded. Nothing in the records changed."))
        return redirect("rosters:index")
    return redirect("rosters:roster", pk)


@login_required
@require_POST
def take(request: HttpRequest, pk: uuid.UUID, row: int) -> HttpResponse:
    roster, by = mine(request, pk), person_asking(request)
    found = get_object_or_404(roster.rows.select_related("roster__union"), pk=row)
    told(request, lambda: take_row(row=found, is_taken=request.POST.get("taken") == "1", by=by))
    after = request.POST.get("after", "")
    place = f"&after={after}" if after.isdecimal() else ""
    return redirect(f"{roster.get_absolute_url()}?show={found.outcome}{place}#row-{row}")
