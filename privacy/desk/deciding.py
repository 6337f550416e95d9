"""The page on which a keeping period is decided: typed, looked at with what it would delete, then decided."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.asking import person_asking
from accounts.refusals import Refused
from privacy.actions import decide_period
from privacy.desk.forms import PeriodForm
from privacy.desk.periods import Deed, Period, coming_by, periods
from privacy.enums import RetentionKind
from privacy.rules import can_publish
from privacy.wording import in_words


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def period(request: HttpRequest, kind: str) -> HttpResponse:
    by = person_asking(request)
    if not can_publish(by) or kind not in RetentionKind.values:
        raise Http404
    today: Period = next(one for one in periods() if one.kind == kind)
    form = PeriodForm(request.POST or None, here=today.here)
    context: dict[str, Any] = {"form": form, "period": today}
    if form.is_valid() and "back" not in request.POST:
        typed = {"kind": RetentionKind(kind), "by": by, **form.cleaned_data}
        with Refused(form):
            if "sure" in request.POST:
                decide_period(**typed)
                messages.success(request, _("The period is decided."))
                return redirect("privacy:keeping")
            months = typed["months"]
            context |= {"asks": True, "coming": _looked_at(typed), "length": in_words(months) if months else ""}
    return render(request, "privacy/desk/period.html", context)


def _looked_at(typed: dict[str, Any]) -> list[Deed]:
    """What the job would delete first if it ran on the first day of the rule; decided and taken back at once."""
    with transaction.atomic():
        decide_period(**typed)
        found = coming_by(typed["kind"], typed["from_on"])
        transaction.set_rollback(True)
    return found
