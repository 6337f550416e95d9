from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.utils import timezone

from accounts.models import Person
from accounts.models.person import PersonQuerySet
from notices.channels.base import ChannelBackend
from notices.enums import State
from notices.models import Delivery
from notices.wording import Letter


class InboxChannel(ChannelBackend):
    """The list in Gongxue itself: always on, costs nothing, makes no sound."""

    rings = False

    def is_set_up(self) -> bool:
        return True

    def addresses(self, people: Sequence[Person]) -> dict[uuid.UUID, str]:
        return {person.pk: "" for person in people}

    def reachable(self, people: PersonQuerySet) -> PersonQuerySet:
        return people

    def hand_over(self, letter: Letter, address: str, deliveries: Sequence[Delivery]) -> None:
        keys = [delivery.pk for delivery in deliveries]
        Delivery.objects.filter(pk__in=keys).update(state=State.SENT, sent_at=timezone.now())
