"""Who asks: the signed-in person of a request, typed."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _
from rest_framework.request import Request

from accounts.models import Person


def person_asking(request: HttpRequest | Request) -> Person:
    """The person behind the request; raises PermissionDenied when nobody is signed in."""
    if isinstance(request.user, Person):
        return request.user
    raise PermissionDenied(_("Please sign in first."))
