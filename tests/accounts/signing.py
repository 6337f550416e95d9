"""Signing in as a person does: ask for a code, read the text message, type the code."""

from __future__ import annotations

import re

import altcha
from django.contrib.auth import get_user
from django.test import Client

from accounts.models import LimitCount, Person, SmsMessage

PHONE_PAGE = "/accounts/login/"
CODE_PAGE = "/accounts/login/code/confirm/"
PASSWORD_PAGE = "/accounts/login/password/"


def work_of(challenge: dict) -> str:
    """What the browser's worker finds for a challenge, as the form sends it."""
    taken = altcha.Challenge.from_dict(challenge)
    return altcha.Payload(taken, altcha.solve_challenge(taken)).to_base64()


def proof(client: Client, **extra) -> str:
    return work_of(client.get(PHONE_PAGE, **extra).context["challenge"])


def ask_for_code(client: Client, phone: str, **extra):
    return client.post(PHONE_PAGE, {"phone": phone, "work": proof(client, **extra)}, **extra)


def resend_code(client: Client, **extra):
    work = work_of(client.get(CODE_PAGE).context["challenge"])
    return client.post(CODE_PAGE, {"action": "resend", "work": work}, **extra)


def newest_code(phone: str) -> str:
    text = SmsMessage.objects.filter(phone=phone).latest("pk").text
    return re.search(r"\d{6}", text)[0]


def wrong_code(phone: str) -> str:
    return str((int(newest_code(phone)) + 1) % 1_000_000).zfill(6)


def give_code(client: Client, code: str, **extra):
    return client.post(CODE_PAGE, {"code": code}, **extra)


def after_a_minute() -> None:
    """The pause between two codes is over."""
    LimitCount.objects.filter(key__startswith="code_pause").delete()


def signed_in(client: Client) -> Person | None:
    person = get_user(client)
    return person if person.is_authenticated else None


def sentence(response) -> str:
    return response.content.decode()
