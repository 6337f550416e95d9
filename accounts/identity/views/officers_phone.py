"""What an officer does with a person's mobile number: each act asks for a reason and leaves a line."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.actions import change_phone, release_phone
from accounts.identity.forms import OfficerPhoneForm, ReleaseForm
from accounts.identity.rules import can_change_phone
from accounts.identity.views.errors import put
from accounts.identity.views.officers import person_of
from accounts.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def phone(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The old number is lost, or has a new owner: an officer acts, with a reason."""
    by, person = person_of(request, pk)
    if not can_change_phone(by, person):
        raise Http404
    act = request.POST.get("action", "")
    change = OfficerPhoneForm(request.POST if act == "change" else None)
    release = ReleaseForm(request.POST if act == "release" else None)
    if act == "change" and change.is_valid() and _change(request, by, person, change):
        return redirect("accounts:phone", pk=person.pk)
    if act == "release" and release.is_valid() and _release(request, by, person, release):
        return redirect("accounts:phone", pk=person.pk)
    return render(request, "accounts/phone.html", {"person": person, "change": change, "release": release})


def _change(request: HttpRequest, by: Person, person: Person, form: OfficerPhoneForm) -> bool:
    values = form.cleaned_data
    fields = {"new": values["phone"], "reason": values["reason"], "is_recycled": values["is_recycled"]}
    said = _("The number was changed. It is proved at the next sign-in.")
    return _done(request, form, said, change_phone, person=person, by=by, **fields)


def _release(request: HttpRequest, by: Person, person: Person, form: ReleaseForm) -> bool:
    said = _("The number no longer opens this record. All sign-ins of the person have ended.")
    fields = {"why": "recycled", "reason": form.cleaned_data["reason"]}
    return _done(request, form, said, release_phone, person=person, by=by, **fields)


def _done(request: HttpRequest, form: Form, said: str, action, **fields) -> bool:
    try:
        action(**fields)
    except (ValidationError, PermissionDenied) as refusal:
        put(form, refusal, "phone" if "phone" in form.fields else None)
        return False
    messages.success(request, said)
    return True
