from __future__ import annotations

import time

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from accounts.models import Person
from accounts.sessions import SINCE


class PersonMiddleware(AuthenticationMiddleware):
    """`request.user` out of the query that read the session. It stays lazy: allauth's token client needs that."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: person_of(request))  # type: ignore[assignment]  # as Django does


def person_of(request: HttpRequest) -> Person | AnonymousUser:
    known = getattr(request, "_cached_user", None)  # Django's own name: log-in and log-out set it
    if known is None:
        known = session_person(request) or auth.get_user(request)
        if isinstance(known, Person) and is_too_old(request, known):
            request.session.flush()
            known = AnonymousUser()
        request._cached_user = known  # type: ignore[attr-defined]
    return known


def is_too_old(request: HttpRequest, person: Person) -> bool:
    """Who sees other people's data signs in anew each working day."""
    if getattr(person, "second_factor_since", None) is None and not person.is_superuser:
        return False
    since = request.session.get(SINCE)
    return since is not None and time.time() - since > settings.STAFF_SESSION_HOURS * 3600


def session_person(request: HttpRequest) -> Person | None:
    """The session's person if Django's checks of a session hold; None leaves the answer to Django itself."""
    session = request.session
    held, backend = session.get(auth.HASH_SESSION_KEY, ""), session.get(auth.BACKEND_SESSION_KEY)
    person = getattr(session, "person", None)
    if person is None or not person.is_active or backend not in settings.AUTHENTICATION_BACKENDS:
        return None
    if session.get(auth.SESSION_KEY) != str(person.pk):
        return None
    return person if constant_time_compare(held, person.get_session_auth_hash()) else None
