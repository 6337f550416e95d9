"""The inventory in words: what is kept, why, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Field
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from privacy.enums import OnDeletion, Purpose, Reason
from privacy.inventory import Entry, of_people
from privacy.titles import NAMES, TITLES

WHY = {
    Purpose.ACCOUNT: _("So that you are you: your name on certificates, your number for signing in."),
    Purpose.SIGN_IN: _("So that you stay signed in on your phone and nobody else signs in as you."),
    Purpose.MEMBERSHIP: _("Your union decides which courses are meant for you and where your hours count."),
    Purpose.ROLES: _("So that it is clear who may do what in which union, and since when."),
    Purpose.PROFILE: _("So that you get what is meant for your trade, and support that you are entitled to."),
    Purpose.LEARNING: _("So that you can go on where you stopped, and statutory training can be proved."),
    Purpose.EXAMS: _("So that a passed exam counts, and you can see what to relearn."),
    Purpose.CREDITS: _("The account book of your hours and credits, entry by entry."),
    Purpose.CERTIFICATES: _("So that an employer can check that your certificate is genuine."),
    Purpose.READING: _("So that a book opens where you stopped, on any phone."),
    Purpose.MESSAGES: _("Codes and notices that were sent to you."),
    Purpose.EDITING: _("What you wrote, reviewed or commented as trainer, librarian or reviewer."),
    Purpose.PRIVACY: _("What you agreed to, and what you asked us to do with your data."),
    Purpose.AUDIT: _("Who looked at or changed your data, so that you can see it."),
}


@dataclass
class Part:
    """One purpose with what is kept for it."""

    purpose: Purpose
    lines: list[Line] = field(default_factory=list)

    @property
    def why(self) -> str:
        return str(WHY[self.purpose])


@dataclass(frozen=True)
class Line:
    """One kind of record: its name, its fields in words, what a deletion does to it, and why it stays."""

    title: str
    fields: str
    deed: str
    reason: str


def title_of(entry: Entry) -> str:
    return str(TITLES.get(entry.label) or capfirst(entry.model._meta.verbose_name_plural))


def name_of(one: Field) -> str:
    """The field in words."""
    has_none = str(one.verbose_name) == one.name.replace("_", " ")
    return str(NAMES.get(one.name, one.verbose_name) if has_none else one.verbose_name)


def why(entry: Entry) -> str:
    return str(WHY[Purpose(entry.purpose)])


def line_of(entry: Entry) -> Line:
    skipped = {entry.person, *entry.withheld}
    shown = [one for one in entry.fields("personal", "sensitive") if one.name not in skipped]
    names = dict.fromkeys(name_of(one) for one in shown)
    deed = str(OnDeletion(entry.on_deletion).label)
    return Line(title_of(entry), "\u00a0· ".join(names), deed, str(Reason(entry.reason).label) if entry.reason else "")


def kept() -> list[Part]:
    """What is kept about a person, by purpose."""
    parts = {purpose: Part(purpose) for purpose in Purpose}
    for entry in of_people():
        parts[Purpose(entry.purpose)].lines.append(line_of(entry))
    return [part for part in parts.values() if part.lines]


def goes_and_stays() -> tuple[list[str], list[tuple[str, list[str]]]]:
    """For the page before a deletion: what goes, and what stays without the name by reason."""
    goes: list[str] = []
    stays: dict[Reason, list[str]] = {}
    for entry in of_people():
        if not entry.may_stay or entry.person == "self":
            goes.append(title_of(entry))
            continue
        stays.setdefault(Reason(entry.reason), []).append(title_of(entry))
    return list(dict.fromkeys(goes)), [(str(reason.label), list(dict.fromkeys(one))) for reason, one in stays.items()]
