"""To WeChat and back. Neither name nor picture is asked for: the id is enough."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.weixin.views import WeixinOAuth2Adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.actions import unlink_wechat
from accounts.asking import person_asking
from accounts.wechat.adapter import PROVIDER, wechat_is_set_up

View = Callable[..., HttpResponse]


class WeChatOAuth(WeixinOAuth2Adapter):
    @property
    def authorize_url(self) -> str:
        return settings.WECHAT_AUTHORIZE_URL

    @property
    def access_token_url(self) -> str:  # type: ignore[override]  # a constant above
        return f"{settings.WECHAT_API_URL}/sns/oauth2/access_token"

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> SocialLogin:
        openid = kwargs.get("response", {}).get("openid")
        if not isinstance(openid, str) or not openid:
            raise OAuth2Error("no openid")
        return self.get_provider().sociallogin_from_response(request, {"openid": openid})


def where_set_up(view: View) -> View:
    """Without keys there is no such page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not wechat_is_set_up():
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


login = where_set_up(require_POST(OAuth2LoginView.adapter_view(WeChatOAuth)))
callback = where_set_up(require_safe(OAuth2CallbackView.adapter_view(WeChatOAuth)))


@where_set_up
@require_POST
@login_required
def unlink(request: HttpRequest) -> HttpResponse:
    if unlink_wechat(person=person_asking(request), by=person_asking(request)):
        messages.success(request, _("WeChat is no longer linked."))
    return redirect("accounts:devices")


def is_linked(person: Any) -> bool:
    return SocialAccount.objects.filter(user=person, provider=PROVIDER).exists()
