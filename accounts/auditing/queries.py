"""Entries of the audit log as auditors read them: their part of the tree, names masked."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.auditing.words import details_of, label_of
from accounts.authority import may_somewhere, unions_where
from accounts.matrix import roles_for
from accounts.models import Membership, Person
from accounts.rules import granted_unions
from accounts.validators import normalise_phone
from audit.models import Entry

MOST_OF_A_NAME = 50


@dataclass(frozen=True)
class Line:
    """One entry in words; `by_name` and `about_name` are masked, empty when nobody stands there."""

    entry: Entry
    action: str
    by_name: str
    about_name: str
    details: list[str]


def reads_audit(person: Person) -> bool:
    return may_somewhere(person, "audit.read")


def entries_visible_to(person: Person) -> QuerySet[Entry]:
    """Whoever audits the whole tree sees every entry; else those about or by the people of one's unions."""
    if person.is_superuser or granted_unions(person, *roles_for("audit.read")).filter(depth=1).exists():
        return Entry.objects.all()
    here = Membership.objects.current().filter(union__in=unions_where(person, "audit.read")).values("person")
    return Entry.objects.filter(Q(subject__in=here) | Q(by__in=here))


def people_named(typed: str, seen_by: Person) -> list[UUID]:
    """The keys behind a person's key, mobile number or whole name. Raises ValidationError when there is nobody."""
    try:
        return [UUID(typed)]
    except ValueError:
        pass
    people = Person.objects.all() if seen_by.is_superuser else Person.objects.visible_to(seen_by)
    try:
        found = people.filter(phone=normalise_phone(typed))
    except ValidationError:
        found = people.filter(name=typed)
    keys = list(found.values_list("pk", flat=True)[:MOST_OF_A_NAME])
    if not keys:
        raise ValidationError(_("Nobody in your part of the tree has this name or number."), code="nobody")
    return keys


def on_days(entries: QuerySet[Entry], first: datetime.date | None, last: datetime.date | None) -> QuerySet[Entry]:
    zone = timezone.get_current_timezone()
    if first:
        entries = entries.filter(at__gte=datetime.datetime.combine(first, datetime.time.min, zone))
    if last:
        after = last + datetime.timedelta(days=1)
        entries = entries.filter(at__lt=datetime.datetime.combine(after, datetime.time.min, zone))
    return entries


def lines_of(entries: list[Entry]) -> list[Line]:
    """Two queries, however many entries."""
    keys = {key for entry in entries for key in (entry.by, entry.subject) if key}
    people = Person.objects.only("name").in_bulk(keys)
    return [
        Line(
            entry,
            label_of(entry.action),
            _name(people.get(entry.by)) if entry.by else "",
            _name(people.get(entry.subject)) if entry.subject else "",
            details_of(entry.facts),
        )
        for entry in entries
    ]


def _name(person: Person | None) -> str:
    return person.masked_name if person else _("deleted person")
