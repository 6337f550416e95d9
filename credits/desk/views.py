"""One person's ledger as her officers see it, one entry with where it came from, and the two acts that take back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.refusals import Refused
from credits import actions
from credits.desk.asking import certificate_asked, member_asked, posting_asked
from credits.desk.forms import ReasonForm
from credits.desk.tracing import trace
from credits.models import Certificate
from credits.queries import balance
from credits.rules import can_reverse, can_revoke
from credits.statement import statement, year_asked

FORM = ["GET", "HEAD", "POST"]


@require_safe
@login_required
@never_cache
def person(request: HttpRequest, pk: UUID) -> HttpResponse:
    _by, someone = member_asked(request, pk)
    context = {
        "someone": someone,
        "statement": statement(someone, year_asked(request.GET.get("year", "")), request.GET.get("page")),
        "certificates": Certificate.objects.filter(person=someone),
    }
    return render(request, "credits/desk/person.html", context)


@require_safe
@login_required
@never_cache
def posting(request: HttpRequest, pk: UUID) -> HttpResponse:
    by, someone, entry = posting_asked(request, pk)
    context = {"someone": someone, "trace": trace(entry), "may_reverse": can_reverse(by, entry)}
    return render(request, "credits/desk/posting.html", context)


@require_http_methods(FORM)
@login_required
@never_cache
def reverse(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A correction cannot be corrected itself: the page says first what will stand afterwards."""
    by, someone, entry = posting_asked(request, pk)
    if not can_reverse(by, entry):
        raise Http404
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        with Refused(form):
            made = actions.reverse(posting=entry, by=by, reason=form.cleaned_data["reason"])
            messages.success(request, _("The entry is taken back, and the person is told."))
            return redirect("credits:desk-posting", pk=made.pk)
    held = balance(someone)
    context = {"form": form, "someone": someone, "posting": entry, "held": held, "left": held - entry.credits}
    return render(request, "credits/desk/reverse.html", context)


@require_safe
@login_required
@never_cache
def certificate(request: HttpRequest, number: str) -> HttpResponse:
    by, someone, found = certificate_asked(request, number)
    context = {"someone": someone, "certificate": found, "may_revoke": can_revoke(by, found)}
    return render(request, "credits/desk/certificate.html", context)


@require_http_methods(FORM)
@login_required
@never_cache
def revoke(request: HttpRequest, number: str) -> HttpResponse:
    by, someone, found = certificate_asked(request, number)
    if not can_revoke(by, found):
        raise Http404
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        with Refused(form):
            actions.revoke_certificate(certificate=found, by=by, reason=form.cleaned_data["reason"])
            messages.success(request, _("The certificate is revoked, and the person is told."))
            return redirect("credits:desk-certificate", number=found.label)
    return render(request, "credits/desk/revoke.html", {"form": form, "someone": someone, "certificate": found})
