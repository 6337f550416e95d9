"""What the worker does with the outbox rows of this app."""

from notices.actions import deliver, go_on, send_mail
from notices.actions.announcing import CAMPAIGN
from notices.actions.sending import DELIVER, URGENT
from notices.channels.email import MAIL
from records import outbox


@outbox.delivers(URGENT, is_urgent=True)
@outbox.delivers(DELIVER)
def deliver_due(payload: dict) -> None:
    """Person by person, each in a transaction of its own: begun again, it goes on where it stopped."""
    for person in payload["people"]:
        deliver(person=person, channel=payload["channel"])


@outbox.delivers(MAIL)
def mail(payload: dict) -> None:
    send_mail(deliveries=payload["deliveries"])


@outbox.delivers(CAMPAIGN)
def next_slice(payload: dict) -> None:
    go_on(campaign=payload["campaign"])
