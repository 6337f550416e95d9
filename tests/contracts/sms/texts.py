"""A text, and the backends that may carry it."""

from __future__ import annotations

from django.utils import timezone

from accounts.actions import queue_sms
from accounts.models import SmsDay, SmsMessage
from accounts.sms.aliyun import AliyunBackend
from accounts.sms.base import Text
from accounts.sms.console import ConsoleBackend
from accounts.sms.gateway import GatewayBackend
from accounts.sms.tencent import TencentBackend
from tests.contracts import gateways

GATEWAYS = {GatewayBackend: gateways.House, AliyunBackend: gateways.Aliyun, TencentBackend: gateways.Tencent}
BACKENDS = [ConsoleBackend, *GATEWAYS]
TEXT = "【工学】验证码 123456，5 分钟内有效。"
PHONE = "+8619900000001"
CODE = Text("00000000-0000-4000-8000-000000000001", PHONE, TEXT, "code", {"code": "123456"})


def path_of(backend: type) -> str:
    return f"{backend.__module__}.{backend.__qualname__}"


def use(settings, backend: type, url: str = "") -> None:
    settings.SMS_BACKEND = path_of(backend)
    settings.SMS_ENDPOINT = url
    settings.SMS_KEY_ID, settings.SMS_KEY_SECRET = gateways.KEY_ID, gateways.SECRET
    settings.SMS_SIGN_NAME, settings.SMS_APP_ID, settings.SMS_TEMPLATES = "工学", "1400000001", {"code": "T-1"}
    settings.SMS_TIMEOUT = (1, 1)
    settings.SMS_HOST = "sms.tencentcloudapi.com" if backend is TencentBackend else ""


def queue() -> SmsMessage:
    return queue_sms(phone=PHONE, text=TEXT, template="code", facts={"code": "123456"}, by=None)


def state_of(message: SmsMessage) -> str:
    message.refresh_from_db()
    return message.state


def spent() -> int:
    return SmsDay.objects.spent_on(timezone.localdate())
