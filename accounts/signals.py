"""For the floors above."""

from typing import Any

from django.dispatch import Signal


class FromBelow(Signal):
    """Receivers of lower floors hear first: apps get ready from the top down, so who connected last is lowest."""

    def connect(self, *args: Any, **kwargs: Any) -> None:
        known = len(self.receivers)
        super().connect(*args, **kwargs)
        if len(self.receivers) > known:
            self.receivers.insert(0, self.receivers.pop())


new_device_seen = Signal()  # sender=Session, person=; on commit
phone_changed = Signal()  # sender=Person, person=; on commit
role_changed = Signal()  # sender=RoleGrant, person=, union=, role=; on commit
# sender=Membership, membership=, act= (MembershipAct), by=; what an officer did, on commit
membership_changed = Signal()
join_decided = Signal()  # sender=JoinRequest, request=; accepted or refused, on commit
sms_queued = Signal()  # sender=SmsMessage, message=; in the transaction, so that the outbox row shares its fate
# sender=Person, kept=, gone=: a receiver returns what of `gone` would move, as [(label, count), …]
merge_considered = FromBelow()
# sender=Person, kept=, gone=, by=; in the transaction. Every app gives `kept` what `gone` has; it may come again
# for what was under way meanwhile, so a receiver moves whatever it finds.
people_merged = FromBelow()
