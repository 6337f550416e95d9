from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.asking import person_asking
from lms.enums import EventKind
from lms.models import EventPage

MOST = 60


@login_required
def events(request: HttpRequest) -> HttpResponse:
    """The tab 活动: what the person's unions have announced and is not over, soonest first."""
    person, kind = person_asking(request), request.GET.get("kind", "")
    coming = list(EventPage.objects.visible_to(person).to_come().select_related("union")[:MOST])
    kinds = [(value, label) for value, label in EventKind.choices if any(event.kind == value for event in coming)]
    shown = [event for event in coming if event.kind == kind] if kind in dict(kinds) else coming
    context = {"tab": "events", "events": shown, "kinds": kinds, "kind": kind if kind in dict(kinds) else ""}
    return render(request, "lms/events.html", context)
