"""Wagtail's own doors: one sign-in for all, and no editor of people and groups that would pass by the roles.

Mounted at the root before Wagtail's urls, whose log-in pages count no wrong passwords."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.generic import RedirectView

from accounts.cms.account import account


def not_here(request: HttpRequest, rest: str = "") -> HttpResponse:
    raise Http404


to_sign_in = RedirectView.as_view(pattern_name="account_request_login_code", query_string=True)

urlpatterns = [
    path("cms/login/", to_sign_in),
    path("cms/account/", account),
    path("cms/users/<path:rest>", not_here),
    path("cms/users/", not_here),
    path("cms/groups/<path:rest>", not_here),
    path("cms/groups/", not_here),
    path("_util/login/", to_sign_in),
]
