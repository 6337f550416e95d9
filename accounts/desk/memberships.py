"""One membership with what was done to it, and taking a known person into another union."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actions import take_in
from accounts.asking import person_asking
from accounts.auditing.lines import write_about
from accounts.desk.forms import InUnionForm
from accounts.desk.history import history_of_membership
from accounts.desk.people import show_names
from accounts.keeping import (
    keeps_somewhere,
    left_by_herself,
    memberships_to_keep,
    unions_to_keep,
)
from accounts.models import Membership, Person
from accounts.refusals import Refused


def membership_asked(request: HttpRequest, pk: int) -> tuple[Person, Membership]:
    """404 for one of oneself and for one outside one's part. Who has left is named like any stranger, covered."""
    by = person_asking(request)
    current = Membership.objects.current().select_related("union").order_by("-is_main", "from_on", "pk")
    here = Prefetch("person__memberships", queryset=current, to_attr="current_memberships")
    found = get_object_or_404(memberships_to_keep(by).prefetch_related(here), pk=pk)
    show_names(by, [found.person])
    return by, found


@require_safe
@login_required
@never_cache
def membership(request: HttpRequest, pk: int) -> HttpResponse:
    by, found = membership_asked(request, pk)
    write_about(found.person, "membership.opened", by=by, facts={"union": found.union.key})
    is_over = bool(found.to_on and found.to_on < timezone.localdate())
    context = {
        "membership": found,
        "someone": found.person,
        "is_seen": Person.objects.visible_to(by, [found.person_id]).exists(),
        "is_over": is_over,
        "moves": not is_over and found.union.is_open,
        "ends": found.to_on is None,
        "undoes": bool(found.to_on) and found.union.is_open and not left_by_herself(found),
        "steps": history_of_membership(found),
    }
    return render(request, "accounts/membership.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def join(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A union more for somebody whom the officer sees."""
    by = person_asking(request)
    someone = get_object_or_404(Person.objects.visible_to(by, [pk]).filter(is_active=True), pk=pk)
    if someone == by or not keeps_somewhere(by):
        raise Http404
    form = InUnionForm(request.POST or None, unions=unions_to_keep(by))
    if form.is_valid():
        with Refused(form):
            made = take_in(person=someone, by=by, **form.cleaned_data)
            told = {"name": someone.name, "union": made.union.name}
            messages.success(request, _("%(name)s is a member of %(union)s now.") % told)
            return redirect("accounts:membership", pk=made.pk)
    return render(request, "accounts/person_join.html", {"form": form, "someone": someone})
