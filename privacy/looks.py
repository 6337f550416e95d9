"""Who looked at or changed a person's data, in words, out of the audit log."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext_lazy as _

from accounts.auditing.words import ACTIONS
from accounts.models import Person
from audit.models import Entry

A_PAGE = 25
DEEDS = {
    "paper.revealed": _("saw the full number of your paper"),
    "paper.set": _("entered the number of your paper"),
    "paper.changed": _("corrected the number of your paper"),
    "person.created": _("entered you"),
    "person.read": _("opened your page"),
    "person.changed": _("changed your data"),
    "phone.revealed": _("saw your full mobile number"),
    "phone.changed": _("changed your mobile number"),
    "phone.released": _("took your mobile number off your account"),
    "membership.begun": _("took you into a union"),
    "membership.ended": _("ended your membership of a union"),
    "role.granted": _("gave you a role"),
    "role.ended": _("ended a role of yours"),
    "merge.asked": _("asked to put two records of yours together"),
    "merge.done": _("put two records of yours together"),
    "merge.refused": _("kept two records apart"),
    "privacy.erased": _("deleted your account"),
}  # what is not here is called as on the auditors' page


@dataclass(frozen=True)
class Look:
    at: datetime.datetime
    who: str
    deed: str
    reason: str


def looks_at(person: Person, number: str | None) -> Page:
    """A page of what others did with the person's data, newest first; two queries more than its count."""
    entries = Entry.objects.filter(subject=person.pk, subject_kind="person").exclude(by=person.pk)
    page = Paginator(entries, A_PAGE).get_page(number)
    found = list(page.object_list)
    people = Person.objects.in_bulk([entry.by for entry in found if entry.by])
    page.object_list = [look_of(entry, people.get(entry.by)) for entry in found]
    return page


def look_of(entry: Entry, by: Person | None) -> Look:
    who = by.masked_name if by else str(_("The platform"))
    deed = DEEDS.get(entry.action) or ACTIONS.get(entry.action) or _("did something with your data")
    return Look(entry.at, who, str(deed), entry.reason)
