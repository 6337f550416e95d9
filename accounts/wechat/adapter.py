"""WeChat as another key to a door that exists already: it never makes a person."""

from __future__ import annotations

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PROVIDER = "weixin"


def wechat_is_set_up() -> bool:
    return bool(settings.WECHAT_APP_ID and settings.WECHAT_APP_SECRET)


class WeChatAdapter(DefaultSocialAccountAdapter):
    def list_apps(self, request: HttpRequest, provider: str | None = None, client_id: str | None = None) -> list:
        """One app, from the settings; none is kept in the database."""
        if not wechat_is_set_up() or provider not in (None, PROVIDER):
            return []
        return [SocialApp(provider=PROVIDER, client_id=settings.WECHAT_APP_ID, secret=settings.WECHAT_APP_SECRET)]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict) -> Any:
        """Nothing of WeChat goes into a person."""
        return sociallogin.user

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """A WeChat account that nobody has linked opens nothing; only who has proved a phone may link one."""
        wants_link = sociallogin.state.get("process") == AuthProcess.CONNECT
        if wants_link and not getattr(request.user, "phone_verified_at", None):
            self._lead_back(request, _("Please sign in with a code sent to your phone first, then link WeChat."))
        if not wants_link and not sociallogin.is_existing:
            sentence = _("This WeChat account is not linked yet. Sign in with your phone, then link it under Me.")
            self._lead_back(request, sentence)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **facts: Any) -> None:
        self._lead_back(request, _("WeChat gave no answer. Please try again, or sign in with your phone."))

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        return reverse("accounts:devices")

    def _lead_back(self, request: HttpRequest, sentence: str | Promise) -> None:
        messages.error(request, str(sentence))
        view = "accounts:devices" if request.user.is_authenticated else "account_request_login_code"
        raise ImmediateHttpResponse(HttpResponseRedirect(reverse(view)))
