from allauth.headless.contrib.rest_framework.authentication import XSessionTokenAuthentication
from django.conf import settings
from rest_framework.authentication import SessionAuthentication as BrowserSession
from rest_framework.exceptions import PermissionDenied

from accounts.second_factor.middleware import needed_sentence
from accounts.second_factor.rules import is_due


class SessionAuthentication(BrowserSession):
    """The browser's session cookie, with CSRF; 401 instead of 403 when nobody is signed in."""

    def authenticate_header(self, request) -> str:
        return "Session"


class TokenAuthentication(XSessionTokenAuthentication):
    """The session token of an app that signed in through the headless API; staff with their second proof only."""

    def authenticate(self, request):
        found = super().authenticate(request)
        if found and settings.SECOND_FACTOR_REQUIRED and is_due(*found):
            raise PermissionDenied(needed_sentence(), code="second_factor")
        return found

    def authenticate_header(self, request) -> str:
        return "X-Session-Token"
