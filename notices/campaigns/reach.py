"""Whom a notice to a whole union reaches and what it costs, before it is sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from accounts.models import SmsDay, SmsMessage, Union
from accounts.sms import sms_backend
from notices.actions.announcing import audience
from notices.channels import channel as channel_of
from notices.channels.sms import signed
from notices.choices import wanting
from notices.enums import Channel, Kind
from notices.notice_templates import UNION_WORD
from notices.registry import template_of
from notices.wording import Letter, letter_of


@dataclass(frozen=True)
class Reach:
    """`people` get it in their inbox; `texts` and `mails` are people whom the other ways reach as well."""

    people: int
    texts: int
    mails: int
    sms: str  # the text message word for word, empty when none is sent

    @property
    def parts(self) -> int:
        """How many messages the carrier counts for one text."""
        return SmsMessage(text=self.sms).parts if self.sms else 0

    @property
    def cost_fen(self) -> int:
        """At most: who wants a digest gets several notices in one text."""
        return self.texts * self.parts * settings.SMS_PRICE_FEN

    @property
    def cost(self) -> str:
        return f"¥{self.cost_fen / 100:,.2f}"

    @property
    def is_over_cap(self) -> bool:
        """More than is left of today's money: the rest of the texts goes on the following days."""
        left = settings.SMS_DAILY_CAP_FEN - SmsDay.objects.spent_on(timezone.localdate())
        return sms_backend().reaches_phones and self.cost_fen > left


def reach_of(union: Union, channels: Iterable[str], letter: Letter) -> Reach:
    """Counted now: who joins or changes a choice before it goes out is counted then. One query a channel."""
    people, counts = audience(union), {}
    for name in [Channel.INBOX, *(set(channels) - {Channel.INBOX})]:
        way = channel_of(name)
        wanted = way.reachable(wanting(people, Kind.UNION, name)) if way.is_set_up() else people.none()
        counts[str(name)] = wanted.count()
    sms = signed(letter.brief) if Channel.SMS in channels else ""
    return Reach(counts["inbox"], counts.get("sms", 0), counts.get("email", 0), sms)


def previewed(union: Union, title: str, text: str) -> Letter:
    """The notice as it will be read."""
    return letter_of(template_of(UNION_WORD), facts_of(union, title, text))


def facts_of(union: Union, title: str, text: str) -> dict[str, str]:
    return {"union": union.label, "title": title, "text": text}
