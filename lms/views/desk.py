"""The officers' desk: figures of a union and of those right below, then the people behind a figure."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from accounts.asking import person_asking
from accounts.menus import desk as desk_menu
from credits.rules import members_seen
from lms.figures import cards, months_chart, rows_of
from lms.periods import FIRST_YEAR, Period, period_of
from lms.queries.desk import Desk, desk_of, way_down
from lms.queries.figures import learners_by_month
from lms.queries.people import STATES, people_of

A_PAGE = 50


def asked(request: HttpRequest) -> tuple[Desk, Period]:
    """Union and period out of the address; 404 for a union that the person is not officer of."""
    period = period_of(request.GET.get("year"), request.GET.get("month"))
    return desk_of(person_asking(request), request.GET.get("union", ""), period), period


def state_asked(request: HttpRequest) -> str:
    state = request.GET.get("state", "")
    return state if state in STATES else ""


@login_required
def desk(request: HttpRequest) -> HttpResponse:
    here, period = asked(request)
    total, rows = rows_of(here, period)
    context = {
        **frame(request, here, period),
        "cards": cards(total, here, period, address(request, "lms:desk-people")),
        "rows": rows,
        "waits": desk_menu.waiting(request, person_asking(request)),
        "chart": months_chart(learners_by_month(here.union, period.year), period),
        "crumbs": way_down(here),
    }
    return render(request, "lms/desk.html", context)


@login_required
def people(request: HttpRequest) -> HttpResponse:
    """Who stands behind a figure: masked names, at most 50 a page."""
    here, period = asked(request)
    state = state_asked(request)
    found = people_of(here.union, period, state, here.goal_seconds)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    ledgers = members_seen(person_asking(request), [one.pk for one in page.object_list])
    context = {
        **frame(request, here, period),
        "page": page,
        "opened": set(ledgers.values_list("pk", flat=True)),
        "state": state,
        "states": [(value, label) for value, label in STATES.items() if value != "reached" or here.goal_seconds],
    }
    return render(request, "lms/desk_people.html", context)


def frame(request: HttpRequest, here: Desk, period: Period) -> dict:
    """What both pages share: filters, and what the figures speak of."""
    return {
        "desk": here,
        "desk_union": here.union,
        "period": period,
        "overview": address(request, "lms:desk"),
        "years": range(timezone.localdate().year, FIRST_YEAR - 1, -1),
        "months": range(1, 13),
    }


def address(request: HttpRequest, view: str) -> str:
    """Another page of the desk with the same union and period."""
    kept = {name: request.GET[name] for name in ("union", "year", "month") if request.GET.get(name)}
    return f"{reverse(view)}?{urlencode(kept)}" if kept else reverse(view)
