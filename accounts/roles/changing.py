"""Give a role, end one, appoint a deputy: each page says what it opens or closes before it does it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.actions import deputize, end_role, grant_role
from accounts.asking import person_asking
from accounts.enums import Role
from accounts.granting import can_deputize, can_end, check_can_deputize, check_can_give, gives_roles
from accounts.models import RoleGrant
from accounts.refusals import Refused
from accounts.roles.forms import DeputyForm, EndForm, GiveForm
from accounts.roles.lists import opened_people
from accounts.roles.views import grant_asked
from accounts.roles.words import opened_by


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def give(request: HttpRequest) -> HttpResponse:
    """The form, then what it opens to whom, then it is done."""
    by = person_asking(request)
    if not gives_roles(by):
        raise Http404
    form = GiveForm(request.POST or None, by=by)
    asks = False
    if form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("role", "union", "from_on", "to_on")}
        with Refused(form):
            check_can_give(by, form.person, values["role"], values["union"])
            if "back" in request.POST:
                return render(request, "accounts/role_give.html", {"form": form})
            if "sure" in request.POST:
                grant = grant_role(person=form.person, by=by, **{**values, "role": Role(values["role"])})
                return _done(request, grant, _("%(name)s is %(role)s of %(union)s now."))
            asks = True
    return render(request, "accounts/role_give.html", {"form": form, **(_told(form, asks) if asks else {})})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def end(request: HttpRequest, pk: int) -> HttpResponse:
    person, grant = grant_asked(request, pk)
    if grant.is_over or not can_end(person, grant):
        raise Http404
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with Refused(form):
            end_role(grant=grant, last_on=form.cleaned_data["to_on"], by=person)
            messages.success(request, _ended(grant, form.cleaned_data["to_on"]))
            return redirect("accounts:roles")
    deputies = grant.deputies.current().select_related("person")
    context = {"grant": grant, "form": form, "opened": opened_by(Role(grant.role)), "deputies": deputies}
    return render(request, "accounts/role_end.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def deputy(request: HttpRequest, pk: int) -> HttpResponse:
    by, grant = grant_asked(request, pk)
    if grant.is_over or not can_deputize(by, grant):
        raise Http404
    form = DeputyForm(request.POST or None, grant=grant)
    asks = False
    if form.is_valid():
        days = {name: form.cleaned_data[name] for name in ("from_on", "to_on")}
        with Refused(form):
            check_can_deputize(by, grant, form.person)
            if "back" in request.POST:
                return render(request, "accounts/role_deputy.html", {"form": form, "grant": grant})
            if "sure" in request.POST:
                made = deputize(grant=grant, person=form.person, by=by, **days)
                return _done(request, made, _("%(name)s is deputy %(role)s of %(union)s."))
            asks = True
    told = {"person": form.person, "opened": opened_by(Role(grant.role)), "asks": True} if asks else {}
    return render(request, "accounts/role_deputy.html", {"form": form, "grant": grant, **told})


def _told(form: GiveForm, asks: bool) -> dict:
    union = form.cleaned_data["union"]
    below, members = opened_people(union)
    chosen = Role(form.cleaned_data["role"])
    told = {"person": form.person, "union": union, "role": chosen.label, "opened": opened_by(chosen)}
    return {"asks": asks, "below": below, "members": members, **told}


def _done(request: HttpRequest, grant: RoleGrant, sentence: str) -> HttpResponse:
    told = {"name": grant.person.name, "role": grant.get_role_display(), "union": grant.union.name}
    messages.success(request, sentence % told)
    return redirect("accounts:role", pk=grant.pk)


def _ended(grant: RoleGrant, last_on: Any) -> str:
    told = {"name": grant.person.name, "role": grant.get_role_display(), "union": grant.union.name}
    if last_on:
        return _("%(name)s is %(role)s of %(union)s until the day that you chose.") % told
    return _("%(name)s is no longer %(role)s of %(union)s.") % told
