"""Setting up, giving and resetting the second proof. The flows are allauth's, the pages ours."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import AuthenticateView, IndexView, ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.actions import reset_second_factor
from accounts.administering import people_administered_by
from accounts.asking import person_asking
from accounts.auditing.lines import write_about
from accounts.models import Person
from accounts.second_factor.adapter import FACTORS
from accounts.second_factor.forms import FactorAgainForm, FactorForm
from accounts.second_factor.rules import has_passed, needed_since, needs_second_factor

NEXT = "second_factor_next"  # where somebody was going when the second proof was asked for


class GiveView(AuthenticateView):
    form_class = FactorForm


class GiveAgainView(ReauthenticateView):
    form_class = FactorAgainForm


class HomeView(IndexView):
    """What is set up; where an officer lands who has nothing yet."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        next_url = request.GET.get("next", "")
        if url_has_allowed_host_and_scheme(next_url, {request.get_host()}):
            request.session[NEXT] = next_url
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict:
        person = person_asking(self.request)
        is_due = needs_second_factor(person) and not has_passed(self.request.session)
        return {**super().get_context_data(**kwargs), "is_due": is_due, "is_needed": needed_since(person) is not None}


class AuditedMixin:
    """A change of one's own proofs, with its line in the audit log; setting one up is giving it."""

    request: HttpRequest
    action, kind = "added", ""

    @transaction.atomic
    def form_valid(self, form: forms.Form) -> HttpResponse:
        response = super().form_valid(form)  # type: ignore[misc]  # a mixin of views
        person = person_asking(self.request)
        write_about(person, f"second_factor.{self.action}", by=person, facts={"type": self.kind})
        if self.action == "added":
            record_authentication(self.request, person, "mfa", type=self.kind)
        return response


class SetUpView(AuditedMixin, ActivateTOTPView):
    kind = "totp"


class RemoveAppView(AuditedMixin, DeactivateTOTPView):
    action, kind = "removed", "totp"


class AddPasskeyView(AuditedMixin, AddWebAuthnView):
    kind = "webauthn"


class NewCodesView(AuditedMixin, GenerateRecoveryCodesView):
    action, kind = "renewed", "recovery_codes"


class RecoveryCodesView(ViewRecoveryCodesView):
    def get_context_data(self, **kwargs: Any) -> dict:
        return {**super().get_context_data(**kwargs), "next_url": self.request.session.get(NEXT, "/")}


class RemovePasskeyView(AuditedMixin, RemoveWebAuthnView):
    """The last proof of somebody whose role needs one stays."""

    action, kind = "removed", "webauthn"
    success_url = reverse_lazy("mfa_index")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not get_adapter().can_delete_authenticator(self.get_object()):
            messages.error(request, get_adapter().error_messages["cannot_delete_authenticator"])
            return redirect(self.success_url)
        return super().post(request, *args, **kwargs)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=200,
        help_text=gettext_lazy("For the audit log: who asked, and how you made sure that it is this person."),
        error_messages={"required": gettext_lazy("Please write why: it goes into the audit log.")},
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reset(request: HttpRequest, pk: str) -> HttpResponse:
    """For administrators: take the second proof from somebody who has lost it. 404 for people of another part."""
    by = person_asking(request)
    person = get_object_or_404(people_administered_by(by).exclude(pk=by.pk), pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reset_second_factor(person=person, reason=form.cleaned_data["reason"], by=by)
        done = _("The second proof of %(name)s is reset and every sign-in of this person has ended.")
        messages.success(request, done % {"name": person.name})
        return redirect(request.path)
    return render(request, "mfa/reset.html", {"person": person, "form": form, "has_factor": has_factor(person)})


def has_factor(person: Person) -> bool:
    return Authenticator.objects.filter(user=person, type__in=FACTORS).exists()
