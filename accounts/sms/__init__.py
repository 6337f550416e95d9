from django.conf import settings
from django.utils.module_loading import import_string

from accounts.sms.base import SmsBackend


def sms_backend() -> SmsBackend:
    """The backend that SMS_BACKEND names."""
    return import_string(settings.SMS_BACKEND)()


def missing_settings(*names: str) -> list[str]:
    return [name for name in names if not getattr(settings, name)]
