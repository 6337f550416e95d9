"""Any gateway of the house: JSON by POST, signed with a shared secret in both directions.

Signature = hex HMAC-SHA256(secret, "<X-Timestamp>\\n<body>"); a time more than five minutes off is refused."""

from __future__ import annotations

import hashlib
import hmac
import json
import time

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from accounts.sms import missing_settings
from accounts.sms.base import Receipt, Refused, SmsBackend, Text
from accounts.sms.posting import post

SLACK = 300  # seconds that two clocks may differ


def sign(secret: str, timestamp: str, body: bytes) -> str:
    return hmac.new(secret.encode(), timestamp.encode() + b"\n" + body, hashlib.sha256).hexdigest()


class GatewayBackend(SmsBackend):
    """Sends {id, phone, text, template, facts}; a 2xx answer {id} has taken it, a 4xx one {reason} never will.

    Receipts: a list of {id, phone, state: delivered | failed, reason}, `id` being ours."""

    def send(self, text: Text) -> str:
        fields = {"id": text.key, "phone": text.phone, "text": text.text, "template": text.template}
        body = json.dumps({**fields, "facts": text.facts}, ensure_ascii=False).encode()
        now = str(int(time.time()))
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Idempotency-Key": text.key,
            "X-Key": settings.SMS_KEY_ID,
            "X-Timestamp": now,
            "X-Signature": sign(settings.SMS_KEY_SECRET, now, body),
        }
        status, answer = post(settings.SMS_ENDPOINT, body, headers)
        if status >= 300:
            raise Refused(str(answer.get("reason", status)))
        return str(answer.get("id", ""))

    def receipts(self, request: HttpRequest) -> list[Receipt]:
        now = request.headers.get("X-Timestamp", "")
        given = request.headers.get("X-Signature", "")
        if not constant_time_compare(given, sign(settings.SMS_KEY_SECRET, now, request.body)):
            raise PermissionDenied
        if not now.isdecimal() or abs(time.time() - int(now)) > SLACK:
            raise PermissionDenied
        return [_receipt(line) for line in json.loads(request.body)]

    @classmethod
    def missing(cls) -> list[str]:
        return missing_settings("SMS_ENDPOINT", "SMS_KEY_ID", "SMS_KEY_SECRET")


def _receipt(line: dict) -> Receipt:
    return Receipt(
        phone=str(line["phone"]),
        key=str(line["id"]),
        is_delivered=line["state"] == "delivered",
        reason=str(line.get("reason", "")),
    )
