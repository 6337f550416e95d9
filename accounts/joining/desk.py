"""The officers' side: requests to join, the oldest first, one or several decided at once."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.actions import decide_requests
from accounts.asking import person_asking
from accounts.enums import JoinState
from accounts.joining.forms import DecisionForm
from accounts.joining.queries import queue, unions_asked
from accounts.joining.rules import decides_somewhere, requests_to_decide
from accounts.models import JoinRequest, Person

A_PAGE = 25
SHOWN = (JoinState.REQUESTED, JoinState.ACCEPTED, JoinState.REFUSED)


def officer(request: HttpRequest) -> Person:
    person = person_asking(request)
    if not decides_somewhere(person):
        raise PermissionDenied(_("Requests to join are open to officers and administrators."))
    return person


def filters(asked: dict) -> dict[str, str]:
    """The filters of the address that mean something."""
    state = asked.get("state", "")
    return {"state": state if state in SHOWN else JoinState.REQUESTED.value, "union": asked.get("union", "")}


@require_safe
@login_required
@never_cache
def requests(request: HttpRequest) -> HttpResponse:
    person = officer(request)
    chosen = filters(request.GET)
    found = queue(person, chosen["state"], chosen["union"])
    unions = unions_asked(person, chosen["state"])
    context = {
        **chosen,
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "states": [(state.value, state.label) for state in SHOWN],
        "is_open": chosen["state"] == JoinState.REQUESTED,
        "unions": unions,
        "desk_union": unions[0] if len(unions) == 1 else None,
    }
    return render(request, "accounts/requests.html", context)


@require_POST
@login_required
def decide(request: HttpRequest) -> HttpResponse:
    """First says what will happen to whom; the same again with `sure` does it."""
    person = officer(request)
    chosen = list(ticked(request, person))
    form = DecisionForm(request.POST if "sure" in request.POST else None)
    back = f"{reverse('accounts:requests')}?{urlencode(filters(request.POST))}"
    if not chosen:
        ticks = request.POST.getlist("request")
        none, gone = _("Please tick the requests that you want to decide."), _("These requests were decided meanwhile.")
        messages.warning(request, gone if ticks else none)
        return redirect(back)
    if form.is_bound and form.is_valid():
        done, late = decide_requests(
            requests=chosen, accept=form.cleaned_data["accept"], reason=form.cleaned_data["reason"], by=person
        )
        tell(request, done, late, form.cleaned_data["accept"])
        return redirect(back)
    accept = request.POST.get("accept") == "yes"
    context = {"chosen": chosen, "accept": accept, "form": form, "back": back, **filters(request.POST)}
    return render(request, "accounts/decide.html", context)


def ticked(request: HttpRequest, person: Person) -> list[JoinRequest]:
    """The open requests of the form that the person may decide; what is foreign is not there."""
    numbers = [int(number) for number in request.POST.getlist("request")[:A_PAGE] if number.isdecimal()]
    mine = requests_to_decide(person).waiting().filter(pk__in=[number for number in numbers if number < 2**63])
    return list(mine.select_related("person", "union", "leaves__union"))


def tell(request: HttpRequest, done: list[JoinRequest], late: list[JoinRequest], accept: bool) -> None:
    count, names = len(done), "、".join(one.person.name for one in done[:3])
    if count and accept:
        text = ngettext(
            "%(count)d person is a member now: %(names)s.", "%(count)d people are members now: %(names)s.", count
        )
        messages.success(request, text % {"count": count, "names": names})
    elif count:
        text = ngettext(
            "%(count)d request was refused: %(names)s.", "%(count)d requests were refused: %(names)s.", count
        )
        messages.success(request, text % {"count": count, "names": names})
    if late:
        text = ngettext(
            "%(count)d request was decided meanwhile.", "%(count)d requests were decided meanwhile.", len(late)
        )
        messages.warning(request, text % {"count": len(late)})
