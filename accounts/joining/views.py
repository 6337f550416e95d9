"""The worker's side: my unions, find one, ask, withdraw, leave."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.actions import ask_to_join, choose_main, leave_own_union, withdraw_request
from accounts.asking import person_asking
from accounts.joining.forms import JoinForm
from accounts.joining.queries import FOUND, memberships_ever, requests_of, unions_named
from accounts.models import JoinRequest, Membership, Union
from accounts.queries import memberships_of


@require_safe
@login_required
@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """My unions, my requests, and unions found by `?q=`."""
    person = person_asking(request)
    current, past = memberships_ever(person)
    typed = request.GET.get("q", "").strip()[:60]
    requests = requests_of(person)
    context = {
        "tab": "me",
        "current": current,
        "past": past,
        "has_several": len(current) > 1,
        "requests": requests,
        "typed": typed,
        "found": unions_named(person, typed) if typed else [],
        "most": FOUND,
        "member_of": {one.union_id for one in current if one.to_on is None},
        "asked": {one.union_id for one in requests if one.is_open},
    }
    return render(request, "accounts/unions.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, key: str) -> HttpResponse:
    person = person_asking(request)
    union = get_object_or_404(Union.objects.visible_to(person), key=key)
    others = [one for one in memberships_of(person) if one.union_id != union.pk and one.to_on is None]
    form = JoinForm(request.POST or None, memberships=others)
    if request.method == "POST" and form.is_valid():
        said: dict[str, Any] = {name: form.cleaned_data.get(name) for name in ("workplace", "message", "leaves")}
        try:
            ask_to_join(person=person, union=union, by=person, **said)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, _("Your request went to %(union)s.") % {"union": union.name})
            return redirect("accounts:unions-mine")
    return render(request, "accounts/join.html", {"tab": "me", "union": union, "form": form})


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_asking(request)
    found = get_object_or_404(JoinRequest.objects.filter(person=person), pk=pk)
    try:
        withdraw_request(request=found, by=person)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("Your request was withdrawn."))
    return redirect("accounts:unions-mine")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Says what leaving means; the button on the page does it."""
    person = person_asking(request)
    mine = Membership.objects.current().filter(person=person, to_on=None).select_related("union")
    membership = get_object_or_404(mine, pk=pk)
    if request.method == "POST":
        leave_own_union(membership=membership, by=person)
        messages.success(request, _("You have left %(union)s.") % {"union": membership.union.name})
        return redirect("accounts:unions-mine")
    context = {"tab": "me", "membership": membership, "is_last": mine.count() == 1}
    return render(request, "accounts/leave.html", context)


@login_required
@require_POST
def main(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose which union stands for me where only one is shown."""
    person = person_asking(request)
    mine = Membership.objects.filter(person=person, to_on=None).select_related("person", "union")
    chosen = choose_main(membership=get_object_or_404(mine, pk=pk), by=person)
    messages.success(request, _("%(union)s is your main union now") % {"union": chosen.union.name})
    return redirect("accounts:unions-mine")
