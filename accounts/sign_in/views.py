"""The pages of signing in: phone → code, or phone and password."""

from __future__ import annotations

from typing import Any

from allauth.account import views as allauth_views
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess as CodeProcess
from allauth.account.internal.stagekit import clear_login, get_pending_stage
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.names import mask_phone
from accounts.sign_in.device import remember_device
from accounts.sign_in.forms import CodeForm, PasswordForm, PhoneForm
from accounts.sign_in.proof import proof_for
from accounts.wechat.adapter import wechat_is_set_up

PHONE = "sign_in_phone"  # what was typed last, so that nobody types it twice


class EntranceMixin:
    """Both entrances: a person without a role is told so instead of being sent round to the CMS and back."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        wants_cms = request.GET.get("next", "").startswith(reverse("wagtailadmin_home"))
        if wants_cms and request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
            list(messages.get_messages(request))  # read: Wagtail's own sentence would stand there a second time
            return render(request, "account/no_access.html", {"messages": []}, status=403)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # a mixin of views

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: Any) -> None:
        """Who comes back here wants another number or another way in."""

    def get_initial(self) -> dict:
        typed = self.request.session.get(PHONE, "")  # type: ignore[attr-defined]
        return {"phone": typed, "login": typed}

    def get_context_data(self, **kwargs: Any) -> dict:
        return {**super().get_context_data(**kwargs), "has_wechat": wechat_is_set_up()}  # type: ignore[misc]


class ProofMixin:
    """A page that leads to a text: the device gets a name, and a challenge to work on while somebody types."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # a mixin of views
        remember_device(request, response)
        return response

    def get_context_data(self, **kwargs: Any) -> dict:
        address = get_adapter().get_client_ip(self.request)
        return {**super().get_context_data(**kwargs), **proof_for(self.request, address)}  # type: ignore[misc]


class SignInView(EntranceMixin, ProofMixin, allauth_views.RequestLoginCodeView):
    """Fields `phone` and `work` (or `question`, `answer`); sends the code and goes on to the page that takes it."""

    form_class = PhoneForm
    template_name = "account/request_login_code.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.session[PHONE] = request.POST.get("phone", "")[:40]
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form: PhoneForm) -> HttpResponse:
        """Asked twice in a minute: the code that was sent still holds, so go on to its page."""
        stage = get_pending_stage(self.request)
        if form.has_error("phone", "wait") and stage and stage.state.get("phone") == form.data_phone():
            messages.info(self.request, form.errors["phone"][0])
            return HttpResponseRedirect(self.get_success_url())
        return super().form_invalid(form)


class PasswordView(EntranceMixin, allauth_views.LoginView):
    """Fields `login` (the phone number) and `password`."""

    form_class = PasswordForm
    template_name = "account/login.html"


class CodeView(ProofMixin, allauth_views.ConfirmLoginCodeView):
    """Field `code`; a button `action=resend` asks for a new one, with a new proof."""

    form_class = CodeForm
    template_name = "account/confirm_login_code.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        stage = get_pending_stage(request)
        if stage and "at" in stage.state and not CodeProcess(stage=stage).is_valid():
            clear_login(request)
            return self._start_again(_("The code has expired: it holds for 5 minutes. Please ask for a new one."))
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("action") == "resend":
            return self._resend()
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict:
        return {**super().get_form_kwargs(), "process": self._process}

    def form_invalid(self, form: CodeForm) -> HttpResponse:
        if self._process.record_invalid_attempt():
            return self.render_to_response(self.get_context_data(form=form))
        return self._start_again(_("The code was wrong five times and no longer holds. Please ask for a new one."))

    def get_context_data(self, **kwargs: Any) -> dict:
        phone = mask_phone(self._process.state["phone"])
        return {**super().get_context_data(**kwargs), "masked_phone": phone, "can_resend": True}

    def _resend(self) -> HttpResponse:
        phone = self._process.state["phone"]
        form = PhoneForm({**self.request.POST.dict(), "phone": phone})
        if form.is_valid():
            CodeProcess.initiate(request=self.request, user=form._user, phone=form.cleaned_data["phone"])
            messages.success(self.request, _("A new code is on its way. The old one no longer holds."))
        elif form.has_error("work") or form.has_error("answer"):
            return self._start_again(_("For a new code please send the number once more."))
        else:
            messages.error(self.request, form.errors["phone"][0])
        return HttpResponseRedirect(self.passthrough_next_url(reverse("account_confirm_login_code")))

    def _start_again(self, sentence: str) -> HttpResponse:
        messages.error(self.request, sentence)
        return HttpResponseRedirect(self.passthrough_next_url(reverse("account_request_login_code")))
