from __future__ import annotations

import uuid
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from accounts.models import Person
from accounts.models.person import PersonQuerySet
from notices.models import Delivery
from notices.wording import Letter


class ChannelBackend(ABC):
    """One way to reach people. It hands over within the caller's transaction and only writes rows: what leaves the
    process leaves through the outbox afterwards."""

    rings: ClassVar[bool] = True  # False: nothing leaves, the notice itself is the message

    @abstractmethod
    def is_set_up(self) -> bool:
        """Can this installation use the channel at all?"""

    @abstractmethod
    def addresses(self, people: Sequence[Person]) -> dict[uuid.UUID, str]:
        """Where each of the people can be reached; whoever is missing cannot be. At most one query."""

    @abstractmethod
    def reachable(self, people: PersonQuerySet) -> PersonQuerySet:
        """Those of the people for whom `addresses` would find one, for counting; without a query of its own."""

    @abstractmethod
    def hand_over(self, letter: Letter, address: str, deliveries: Sequence[Delivery]) -> None:
        """Send one letter for all the deliveries, which belong to one person and are locked. Marks them."""
