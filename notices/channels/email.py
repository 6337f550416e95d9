from __future__ import annotations

import uuid
from collections.abc import Sequence

from allauth.account.models import EmailAddress
from django.conf import settings

from accounts.models import Person
from accounts.models.person import PersonQuerySet
from notices.channels.base import ChannelBackend
from notices.enums import State
from notices.models import Delivery
from notices.wording import Letter
from records import outbox

MAIL = "notices.mail"
NOWHERE = "django.core.mail.backends.dummy.EmailBackend"


class EmailChannel(ChannelBackend):
    """A mail to the address that the person has confirmed; only where a mail backend is set."""

    def is_set_up(self) -> bool:
        return settings.EMAIL_BACKEND != NOWHERE

    def addresses(self, people: Sequence[Person]) -> dict[uuid.UUID, str]:
        confirmed = EmailAddress.objects.filter(user__in=people, verified=True).order_by("primary", "pk")
        return dict(confirmed.values_list("user", "email"))

    def reachable(self, people: PersonQuerySet) -> PersonQuerySet:
        return people.filter(pk__in=EmailAddress.objects.filter(verified=True).values("user"))

    def hand_over(self, letter: Letter, address: str, deliveries: Sequence[Delivery]) -> None:
        keys = [delivery.pk for delivery in deliveries]
        Delivery.objects.filter(pk__in=keys).update(state=State.HANDED)
        outbox.enqueue(MAIL, {"deliveries": keys}, key=f"delivery:{keys[0]}")
