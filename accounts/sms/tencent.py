"""Tencent Cloud SMS, SendSms 2021-01-11, signed by TC3-HMAC-SHA256 ("signature v3")."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from accounts.sms import missing_settings
from accounts.sms.base import AnswerLost, NotTaken, Receipt, Refused, SmsBackend, Text
from accounts.sms.posting import post

ENDPOINT = "https://sms.tencentcloudapi.com"
ALGORITHM = "TC3-HMAC-SHA256"
JSON = "application/json; charset=utf-8"


def string_to_sign(host: str, action: str, timestamp: int, body: bytes) -> str:
    """Service = first part of the host; signed are content-type, host and action."""
    day, service = datetime.fromtimestamp(timestamp, UTC).strftime("%Y-%m-%d"), host.partition(".")[0]
    lines = f"content-type:{JSON}\nhost:{host}\nx-tc-action:{action.lower()}\n"
    request = f"POST\n/\n\n{lines}\ncontent-type;host;x-tc-action\n{hashlib.sha256(body).hexdigest()}"
    hashed = hashlib.sha256(request.encode()).hexdigest()
    return f"{ALGORITHM}\n{timestamp}\n{day}/{service}/tc3_request\n{hashed}"


def signature(secret: str, to_sign: str) -> str:
    key = f"TC3{secret}".encode()
    for part in to_sign.split("\n")[2].split("/"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return hmac.new(key, to_sign.encode(), hashlib.sha256).hexdigest()


def authorization(key_id: str, secret: str, to_sign: str) -> str:
    scope = to_sign.split("\n")[2]
    names = "content-type;host;x-tc-action"
    return f"{ALGORITHM} Credential={key_id}/{scope}, SignedHeaders={names}, Signature={signature(secret, to_sign)}"


class TencentBackend(SmsBackend):
    def send(self, text: Text) -> str:
        if text.template not in settings.SMS_TEMPLATES:
            raise Refused(f"no template {text.template!r}")
        fields = {
            "PhoneNumberSet": [text.phone],
            "SmsSdkAppId": settings.SMS_APP_ID,
            "SignName": settings.SMS_SIGN_NAME,
            "TemplateId": settings.SMS_TEMPLATES[text.template],
            "TemplateParamSet": list(text.facts.values()),
            "SessionContext": text.key,
        }
        return self._id(self._call(json.dumps(fields, ensure_ascii=False).encode()))

    def _call(self, body: bytes) -> dict:
        url, now = settings.SMS_ENDPOINT or ENDPOINT, int(time.time())
        host = settings.SMS_HOST or urlsplit(url).netloc
        to_sign = string_to_sign(host, "SendSms", now, body)
        headers = {
            "Authorization": authorization(settings.SMS_KEY_ID, settings.SMS_KEY_SECRET, to_sign),
            "Content-Type": JSON,
            "Host": host,
            "X-TC-Action": "SendSms",
            "X-TC-Version": "2021-01-11",
            "X-TC-Region": settings.SMS_REGION,
            "X-TC-Timestamp": str(now),
        }
        return post(url, body, headers)[1].get("Response", {})

    def _id(self, answer: dict) -> str:
        code = str(answer.get("Error", {}).get("Code", ""))
        if code.startswith("RequestLimitExceeded"):
            raise NotTaken(code)
        if code.startswith("InternalError"):
            raise AnswerLost(code)
        states = answer.get("SendStatusSet") or [{}]
        if code or states[0].get("Code") != "Ok":
            raise Refused(code or str(states[0].get("Code", "no code")))
        return str(states[0].get("SerialNo", ""))

    def receipts(self, request: HttpRequest) -> list[Receipt]:
        """Status callback. Tencent signs none: the key in the address is what proves the caller."""
        return [
            Receipt(
                phone=f"+{line.get('nationcode', '86')}{line['mobile']}",
                provider_id=str(line["sid"]),
                is_delivered=line["report_status"] == "SUCCESS",
                reason=str(line.get("errmsg", "")),
            )
            for line in json.loads(request.body)
        ]

    def answer_to_receipts(self) -> dict:
        return {"result": 0, "errmsg": "OK"}

    @classmethod
    def missing(cls) -> list[str]:
        return missing_settings("SMS_KEY_ID", "SMS_KEY_SECRET", "SMS_SIGN_NAME", "SMS_APP_ID", "SMS_TEMPLATES")
