"""Reactions to signing in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from accounts.models import Person
from privacy.actions import agree_at_sign_in
from privacy.enums import Channel
from privacy.freshness import mark
from privacy.middleware import AGREED


@receiver(user_logged_in, dispatch_uid="privacy.signed_in")
def signed_in(sender: type[Person], request: HttpRequest, user: Person, **kwargs: Any) -> None:
    """The page of the sign-in was agreed to: write down which texts, once a version."""
    mark(request)
    if request.session.pop(AGREED, False):
        agree_at_sign_in(person=user, channel=Channel.SIGN_IN, by=user)
