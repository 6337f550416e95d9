"""Setting up an app and giving its code, as staff do on the pages."""

from __future__ import annotations

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.contrib.auth import get_user
from django.test import Client

from accounts.models import LimitCount, Person
from tests.accounts.signing import ask_for_code, give_code, newest_code

HOME, APP, GIVE, AGAIN = (
    "/accounts/second/",
    "/accounts/second/app/",
    "/accounts/second/give/",
    "/accounts/second/again/",
)
CODES = "/accounts/second/codes/"


def code_of(secret: str, steps: int = 0) -> str:
    """What the app shows now, or some steps of 30 seconds away."""
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30 + steps))


def set_up(client: Client) -> str:
    """The secret of the app that was set up by the page."""
    secret = client.get(APP).context["form"].secret
    response = client.post(APP, {"code": code_of(secret)})
    assert response.url == CODES
    return secret


def by_code(person: Person) -> Client:
    """Signed in by the code of a text message, which for staff with an app is only the first half."""
    LimitCount.objects.all().delete()
    client = Client()
    ask_for_code(client, person.phone)
    client.next_page = give_code(client, newest_code(person.phone)).url
    return client


def is_signed_in(client: Client) -> bool:
    return get_user(client).is_authenticated


def prove_again(client: Client, person: Person) -> None:
    codes = Authenticator.objects.get(user=person, type="recovery_codes").wrap().get_unused_codes()
    client.post(AGAIN, {"code": codes[-1]})
