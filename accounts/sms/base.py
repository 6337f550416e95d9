"""What every SMS backend promises. The library of a provider is imported in its own module only."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field

from django.http import HttpRequest


@dataclass(frozen=True)
class Text:
    """One message on its way: `key` is ours and goes along, so that a receipt finds its row again."""

    key: str
    phone: str  # "+8613912345678"
    text: str
    template: str = ""  # name in SMS_TEMPLATES, for gateways that send only what was approved before
    facts: dict[str, str] = field(default_factory=dict)  # what fills the template, in its order


@dataclass(frozen=True)
class Receipt:
    """What became of a text, as the gateway tells later."""

    phone: str
    key: str = ""  # ours
    provider_id: str = ""  # the gateway's
    is_delivered: bool = False
    reason: str = ""  # the gateway's own word when it failed


class NotTaken(ConnectionError):
    """The gateway surely has not taken the text: it may be offered again."""


class AnswerLost(Exception):
    """The text went out and no answer came back: it may have been taken, so it is never sent again."""


class Refused(Exception):
    """The gateway will never take this text; the message is its own word for why."""


class SmsBackend(ABC):
    """Hands one text to one phone."""

    reaches_phones = True  # False: nobody gets it, so staff may read the codes on the messages page

    @abstractmethod
    def send(self, text: Text) -> str:
        """The gateway's own id of the text. Raises NotTaken, AnswerLost or Refused."""

    def receipts(self, request: HttpRequest) -> list[Receipt]:
        """The receipts in a call of the gateway. Raises PermissionDenied when it is not the gateway's, ValueError
        when it cannot be read. A backend without receipts refuses all."""
        raise ValueError("this backend gets no receipts")

    def answer_to_receipts(self) -> dict:
        """What the gateway wants to hear once its receipts are kept."""
        return {}

    @classmethod
    def missing(cls) -> list[str]:
        """Names of the settings without which it cannot work."""
        return []
