"""Moving and ending a membership in two steps: type it, read what else ends, confirm. Correcting, undoing, striking."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.actions import choose_main, correct_membership, leave_union, move_member, strike_membership
from accounts.desk.effects import roles_ended
from accounts.desk.forms import DaysForm, EndMembershipForm, InUnionForm
from accounts.desk.memberships import membership_asked
from accounts.keeping import unions_to_keep
from accounts.models import Membership
from accounts.queries import memberships_of
from accounts.refusals import Refused, refusals

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
@login_required
@never_cache
def move(request: HttpRequest, pk: int) -> HttpResponse:
    by, left = membership_asked(request, pk)
    form = InUnionForm(request.POST or None, unions=unions_to_keep(by).exclude(pk=left.union_id))
    context: dict[str, Any] = {"form": form, "membership": left, "someone": left.person}
    if form.is_valid() and "back" not in request.POST:
        typed = form.cleaned_data
        with Refused(form):
            if "sure" in request.POST:
                made = move_member(membership=left, by=by, **typed)
                told = {"name": left.person.name, "union": made.union.name}
                messages.success(request, _("%(name)s is a member of %(union)s now.") % told)
                return redirect("accounts:membership", pk=made.pk)
            context["roles"] = roles_ended(lambda: move_member(membership=left, by=by, **typed), left.person)
            context |= {"asks": True, "union": typed["union"], "never_held": typed["from_on"] == left.from_on}
    return render(request, "accounts/membership_move.html", context)


@require_http_methods(FORM)
@login_required
@never_cache
def end(request: HttpRequest, pk: int) -> HttpResponse:
    by, kept = membership_asked(request, pk)
    if kept.to_on is not None:
        raise Http404
    form = EndMembershipForm(request.POST or None)
    context: dict[str, Any] = {"form": form, "membership": kept, "someone": kept.person}
    if form.is_valid() and "back" not in request.POST:
        last_on, reason = form.cleaned_data["to_on"], form.cleaned_data["reason"]
        with Refused(form):
            if "sure" in request.POST:
                leave_union(membership=kept, last_on=last_on, by=by, reason=reason)
                messages.success(request, _("The membership has its last day. You can take that back here."))
                return redirect("accounts:membership", pk=pk)
            context["roles"] = roles_ended(lambda: _end_copy(kept, last_on, by, reason), kept.person)
            others = [one for one in memberships_of(kept.person) if one.pk != kept.pk]
            context |= {"asks": True, "others": others}
    return render(request, "accounts/membership_end.html", context)


@require_http_methods(FORM)
@login_required
@never_cache
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Other days, or (`strike`) it was entered by mistake; both with what was wrong."""
    by, stored = membership_asked(request, pk)
    form = DaysForm.of(request.POST or None, stored)
    if form.is_valid():
        with Refused(form):
            if "strike" in request.POST:
                strike_membership(membership=stored, reason=form.cleaned_data["reason"], by=by)
                messages.success(request, _("The membership was taken out; the audit log keeps what stood there."))
                return redirect("accounts:people")
            correct_membership(membership=stored, by=by, **form.cleaned_data)
            messages.success(request, _("The days are corrected."))
            return redirect("accounts:membership", pk=pk)
    context = {"form": form, "membership": stored, "someone": stored.person}
    return render(request, "accounts/membership_correct.html", context)


@require_POST
@login_required
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """The ending is taken back; roles that ended with it stay ended."""
    by, stored = membership_asked(request, pk)
    with _told(request):
        correct_membership(
            membership=stored, from_on=stored.from_on, to_on=None, reason=_("The ending was taken back."), by=by
        )
        messages.success(request, _("The ending was taken back. Roles that ended with it have to be given anew."))
    return redirect("accounts:membership", pk=pk)


@require_POST
@login_required
def main(request: HttpRequest, pk: int) -> HttpResponse:
    by, stored = membership_asked(request, pk)
    with _told(request):
        choose_main(membership=stored, by=by)
        messages.success(request, _("This is the main membership now."))
    return redirect("accounts:membership", pk=pk)


@contextmanager
def _told(request: HttpRequest) -> Iterator[None]:
    """A refusal becomes a line over the next page."""
    try:
        yield
    except (PermissionDenied, ValidationError) as refusal:
        for _field, sentences in refusals(refusal):
            messages.warning(request, " ".join(sentences))


def _end_copy(kept: Membership, last_on: Any, by: Any, reason: str) -> None:
    """On a row of its own: what is looked at and undone must not stay in the page's one."""
    row = Membership.objects.select_related("person", "union").get(pk=kept.pk)
    leave_union(membership=row, last_on=last_on, by=by, reason=reason)
