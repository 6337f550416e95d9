"""Setting up and giving the second proof. The flows are allauth's, the pages ours."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import AuthenticateView, IndexView, ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, ReauthenticateWebAuthnView, RemoveWebAuthnView
from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic.base import ContextMixin

from accounts.asking import person_asking
from accounts.auditing.lines import write_about
from accounts.second_factor.forms import FactorAgainForm, FactorForm
from accounts.second_factor.rules import factors_of, has_app, has_passed, needed_since, needs_second_factor

NEXT = "second_factor_next"  # where somebody was going when the second proof was asked for


class AppMixin(ContextMixin):
    """Pages that speak of the app only to whoever has one."""

    request: HttpRequest

    def get_context_data(self, **kwargs: Any) -> dict:
        return {**super().get_context_data(**kwargs), "has_app": has_app(person_asking(self.request))}


class GiveView(AuthenticateView):
    form_class = FactorForm

    def get_context_data(self, **kwargs: Any) -> dict:
        """The device is asked only where a passkey is known."""
        found, factors = super().get_context_data(**kwargs), factors_of(self.stage.login.user)
        if Authenticator.Type.WEBAUTHN not in factors:
            del found["js_data"]
        return {**found, "has_app": Authenticator.Type.TOTP in factors}


class GiveAgainView(AppMixin, ReauthenticateView):
    form_class = FactorAgainForm


class PasskeyAgainView(AppMixin, ReauthenticateWebAuthnView):
    """The same by a passkey."""


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


class AddPasskeyView(AuditedMixin, AppMixin, AddWebAuthnView):
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
