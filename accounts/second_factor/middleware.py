"""Nothing is open to officers, auditors and administrators before their second proof."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.second_factor.rules import is_due

OPEN = ("/accounts/", "/_allauth/", "/static/", "/people/language/")  # sign-in itself, and what a page is made of


def second_factor(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        if settings.SECOND_FACTOR_REQUIRED and not request.path_info.startswith(OPEN) and _is_due(request):
            return _refusal(request)
        return get_response(request)

    return middleware


def _is_due(request: HttpRequest) -> bool:
    """Calls with a token are for the API's own authentication: accounts/api/authentication.py."""
    return isinstance(request.user, Person) and is_due(request.user, request.session)


def _refusal(request: HttpRequest) -> HttpResponse:
    if request.path_info.startswith("/api/") or request.headers.get("HX-Request"):
        return JsonResponse({"detail": needed_sentence(), "code": "second_factor"}, status=403)
    next_url = request.get_full_path() if request.method == "GET" else "/"
    return HttpResponseRedirect(f"{_way_in(request.user)}?{urlencode({'next': next_url})}")


def _way_in(person: AbstractBaseUser | AnonymousUser) -> str:
    """To the proof that the person has, or to where one is set up."""
    if not is_mfa_enabled(person):
        return reverse("mfa_index")
    return get_adapter().get_reauthentication_methods(person)[0]["url"]


def needed_sentence() -> str:
    return _("Your role needs a second proof. Please sign in on the website and set it up there.")
