"""Taking in somebody who is not registered yet, by hand."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.actions import create_person
from accounts.asking import person_asking
from accounts.authority import may_somewhere, unions_where
from accounts.desk.forms import NewcomerForm
from accounts.desk.known import holders_of, namesakes, tell_known
from accounts.matrix import Answer
from accounts.models import Person
from accounts.refusals import Refused

ADDS = "people.add"


def adds_people(person: Person) -> bool:
    return may_somewhere(person, ADDS, Answer.ALLOW)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """Who has the number or the paper already is said first; then a namesake in the union; then it is done."""
    by = person_asking(request)
    if not adds_people(by):
        raise Http404
    unions = unions_where(by, ADDS, Answer.ALLOW)
    here = unions.filter(key=request.GET.get("union", "")).first()
    form = NewcomerForm(request.POST or None, unions=unions, initial={"union": here.name if here else ""})
    context = {
        "form": form,
        "here": here,
        "known": [],
        "alike": [],
        "may_be_recycled": request.POST.get("is_recycled", "False") != "False",
    }
    if form.is_valid() and "back" not in request.POST:
        typed = form.cleaned_data
        holders = holders_of(typed["phone"], form.paper)
        if typed["is_recycled"]:
            holders.pop("phone", None)
        context["known"] = tell_known(form, by, holders)
        context["may_be_recycled"] = context["may_be_recycled"] or "phone" in holders
        if form.is_valid() and "sure" not in request.POST:
            context["alike"] = namesakes(typed["name"], typed["union"])
        if form.is_valid() and not context["alike"]:
            made = _made(form, by)
            if made:
                told = {"name": made.name, "union": typed["union"].name}
                messages.success(request, _("%(name)s is a member of %(union)s now.") % told)
                return redirect("accounts:person", pk=made.pk)
    return render(request, "accounts/person_new.html", context)


def _made(form: NewcomerForm, by: Person) -> Person | None:
    fields = {name: form.cleaned_data[name] for name in ("name", "phone", "union", "from_on", "is_recycled")}
    with Refused(form):
        return create_person(by=by, paper=form.paper, **fields)
    return None
