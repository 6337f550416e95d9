"""Asking for a code on the page, with what proves the work."""

from __future__ import annotations

from django.test import Client

from tests.accounts.signing import (
    PHONE_PAGE,
)

PHONE = "+8619900000001"


def send(client: Client, **fields):
    return client.post(PHONE_PAGE, {"phone": PHONE, **fields})


def is_sent(response) -> bool:
    return response.status_code == 302
