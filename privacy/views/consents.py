from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.asking import person_asking
from privacy.actions import give_consent, withdraw_consent
from privacy.enums import Channel, ConsentKind
from privacy.queries import choices_of
from privacy.views.onward import onward


@login_required
@never_cache
@require_safe
def consents(request: HttpRequest) -> HttpResponse:
    context = {"tab": "me", "choices": choices_of(person_asking(request)), "next": onward(request)}
    return render(request, "privacy/consents.html", context)


@login_required
@require_POST
def consents_change(request: HttpRequest) -> HttpResponse:
    """Field `kind`, and `give` or `withdraw`; who agreed goes on to `next`, which needed it."""
    person, kind = person_asking(request), request.POST.get("kind", "")
    try:
        if kind not in ConsentKind.values:
            raise ValidationError(_("Please choose what you want to agree to."), code="kind")
        if "withdraw" in request.POST:
            withdraw_consent(person=person, kind=kind, by=person)
            messages.success(
                request, _("Taken back. What was kept on it alone is deleted; learning goes on as before.")
            )
        else:
            give_consent(person=person, kind=kind, channel=Channel.PAGE, by=person)
            messages.success(request, _("Noted. You can take it back at any time."))
            return redirect(onward(request) or "privacy:consents")
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("privacy:consents")
