"""What the settings page shows of a channel: where it goes, and the choice for each kind."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.models import Person
from accounts.names import mask_phone
from notices.channels import channel
from notices.choices import default_choice
from notices.enums import Channel, Choice, Kind
from notices.models import Preference
from notices.registry import templates

ALWAYS_ON = (Kind.ACCOUNT,)


@dataclass(frozen=True)
class ChannelChoices:
    channel: Channel
    is_set_up: bool
    address: str  # masked; empty when the person cannot be reached
    choices: dict[Kind, Choice]  # of the kinds that ever come this way


def channels_of(person: Person) -> list[ChannelChoices]:
    """Text messages and e-mail; two queries."""
    rows = Preference.objects.visible_to(person).values_list("kind", "channel", "choice")
    chosen = {(kind, name): Choice(choice) for kind, name, choice in rows}
    return [_of(person, name, chosen) for name in (Channel.SMS, Channel.EMAIL)]


def _of(person: Person, name: Channel, chosen: dict[tuple[str, str], Choice]) -> ChannelChoices:
    way = channel(name)
    address = way.addresses([person]).get(person.pk, "") if way.is_set_up() else ""
    kinds = [kind for kind in Kind if any(name in one.channels for one in templates.values() if one.kind == kind)]
    choices = {kind: chosen.get((kind, name), default_choice(kind, name)) for kind in kinds}
    return ChannelChoices(name, way.is_set_up(), _masked(address), choices)


def _masked(address: str) -> str:
    head, sign, host = address.partition("@")
    return f"{head[:1]}***@{host}" if sign else mask_phone(address)
