"""Consent at the door: the tick on the sign-in page, and a new text that everybody is asked to agree to."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.sign_in.views import PHONE
from privacy.gate import owed, refusal

AGREED, ASKED, GIVEN = "privacy_agreed", "asked_to_agree", "agree"
# Sign-in and out, what a page is made of, and the pages and calls by which one reads, agrees, exports or deletes.
OPEN = ("/accounts/", "/_allauth/", "/static/", "/people/language/", "/privacy/", "/api/v1/privacy/")
GetResponse = Callable[[HttpRequest], HttpResponse]


def agreement(get_response: GetResponse) -> GetResponse:
    """A page that showed the box is not taken without it; what was typed stays. Apps are asked by their first call."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and request.path in _entrances() and ASKED in request.POST:
            if GIVEN not in request.POST:
                request.session[PHONE] = (request.POST.get("phone") or request.POST.get("login") or "")[:40]
                messages.error(request, _("Please read the two texts and tick the box first."))
                return HttpResponseRedirect(request.get_full_path())
            request.session[AGREED] = True
        return get_response(request)

    return middleware


def new_texts(get_response: GetResponse) -> GetResponse:
    """Who has not agreed to the texts of today is asked on the next page. A form that was open before still counts."""

    def middleware(request: HttpRequest) -> HttpResponse:
        is_api = request.path_info.startswith("/api/")
        is_asked = (is_api or request.method in {"GET", "HEAD"}) and not request.path_info.startswith(OPEN)
        missing = owed(request.user, request.session) if is_asked and isinstance(request.user, Person) else []
        return _ask(request, missing, is_api) if missing else get_response(request)

    return middleware


def _ask(request: HttpRequest, missing: list[str], is_api: bool) -> HttpResponse:
    if is_api or request.headers.get("HX-Request"):
        return JsonResponse(refusal(missing), status=403)
    return HttpResponseRedirect(f"{reverse('privacy:agree')}?{urlencode({'next': request.get_full_path()})}")


def _entrances() -> tuple[str, str]:
    return reverse("account_request_login_code"), reverse("account_login")
