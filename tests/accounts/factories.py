"""Rows of this app for the tests."""

from accounts.actions import queue_sms
from accounts.models import Person, SmsMessage


def text_to(person: Person, text: str = "【工学】验证码 123456，5 分钟内有效。") -> SmsMessage:
    return queue_sms(phone=person.phone, text=text, by=None)
