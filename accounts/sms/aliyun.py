"""Aliyun Dysmsapi, SendSms 2017-05-25, signed by ACS3-HMAC-SHA256 ("V3 request structure and signature")."""

from __future__ import annotations

import hashlib
import hmac
import json
import uuid
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.http import HttpRequest

from accounts.sms import missing_settings
from accounts.sms.base import NotTaken, Receipt, Refused, SmsBackend, Text
from accounts.sms.posting import post

ENDPOINT = "https://dysmsapi.aliyuncs.com"
ALGORITHM = "ACS3-HMAC-SHA256"
NOTHING = hashlib.sha256(b"").hexdigest()
NOT_NOW = ("Throttling", "ServiceUnavailable")


def canonical_query(query: dict[str, str]) -> str:
    return "&".join(f"{quote(name, safe='-_.~')}={quote(query[name], safe='-_.~')}" for name in sorted(query))


def authorization(headers: dict[str, str], query: dict[str, str], key_id: str, secret: str) -> str:
    """The header of a POST to "/" with an empty body; `headers` are those to sign, names in lower case."""
    names = ";".join(sorted(headers))
    lines = "".join(f"{name}:{headers[name].strip()}\n" for name in sorted(headers))
    request = f"POST\n/\n{canonical_query(query)}\n{lines}\n{names}\n{NOTHING}"
    to_sign = f"{ALGORITHM}\n{hashlib.sha256(request.encode()).hexdigest()}"
    signature = hmac.new(secret.encode(), to_sign.encode(), hashlib.sha256).hexdigest()
    return f"{ALGORITHM} Credential={key_id},SignedHeaders={names},Signature={signature}"


class AliyunBackend(SmsBackend):
    def send(self, text: Text) -> str:
        if text.template not in settings.SMS_TEMPLATES:
            raise Refused(f"no template {text.template!r}")
        query = {
            "PhoneNumbers": text.phone.removeprefix("+86"),
            "SignName": settings.SMS_SIGN_NAME,
            "TemplateCode": settings.SMS_TEMPLATES[text.template],
            "TemplateParam": json.dumps(text.facts, ensure_ascii=False),
            "OutId": text.key,
        }
        return self._id(self._call(query))

    def _call(self, query: dict[str, str]) -> dict:
        url = settings.SMS_ENDPOINT or ENDPOINT
        headers = {
            "host": urlsplit(url).netloc,
            "x-acs-action": "SendSms",
            "x-acs-version": "2017-05-25",
            "x-acs-date": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "x-acs-signature-nonce": uuid.uuid4().hex,
            "x-acs-content-sha256": NOTHING,
        }
        signed = authorization(headers, query, settings.SMS_KEY_ID, settings.SMS_KEY_SECRET)
        return post(f"{url}/?{canonical_query(query)}", b"", {**headers, "Authorization": signed})[1]

    def _id(self, answer: dict) -> str:
        code = str(answer.get("Code", ""))
        if code.startswith(NOT_NOW):
            raise NotTaken(code)
        if code != "OK":
            raise Refused(code or "no code")
        return str(answer.get("BizId", ""))

    def receipts(self, request: HttpRequest) -> list[Receipt]:
        """SmsReport by HTTP push. Aliyun signs none: the key in the address is what proves the caller."""
        return [
            Receipt(
                phone=f"+86{str(line['phone_number'])[-11:]}",
                key=str(line.get("out_id", "")),
                provider_id=str(line.get("biz_id", "")),
                is_delivered=bool(line["success"]),
                reason=str(line.get("err_code", "")),
            )
            for line in json.loads(request.body)
        ]

    def answer_to_receipts(self) -> dict:
        return {"code": 0, "msg": "OK"}

    @classmethod
    def missing(cls) -> list[str]:
        return missing_settings("SMS_KEY_ID", "SMS_KEY_SECRET", "SMS_SIGN_NAME", "SMS_TEMPLATES")
