"""The part of the headless API that exists here, once for browsers (cookie) and once for apps (token)."""

from __future__ import annotations

from allauth.headless.account.views import SessionView
from allauth.headless.base.views import ConfigView
from allauth.headless.constants import Client
from django.urls import URLPattern, include, path

from accounts.sign_in.headless import AskForCodeView, ChallengeView, GiveCodeView, GivePasswordView, GiveSecondProofView

VIEWS = {
    "config": ("config", ConfigView),
    "auth/session": ("current_session", SessionView),
    "auth/login": ("login", GivePasswordView),
    "auth/code/challenge": ("code_challenge", ChallengeView),
    "auth/code/request": ("request_login_code", AskForCodeView),
    "auth/2fa/authenticate": ("second_proof", GiveSecondProofView),
    "auth/code/confirm": ("confirm_login_code", GiveCodeView),
}


def patterns(client: Client) -> list[URLPattern]:
    return [path(f"v1/{route}", view.as_api_view(client=client), name=name) for route, (name, view) in VIEWS.items()]


app_name = "headless"
urlpatterns = [
    path("browser/", include((patterns(Client.BROWSER), "headless"), namespace="browser")),
    path("app/", include((patterns(Client.APP), "headless"), namespace="app")),
]
