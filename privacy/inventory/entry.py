"""One model of the inventory, as its app's `privacy.toml` describes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Field, Model, Q, QuerySet

from accounts.models import Person
from privacy.enums import OnDeletion

CLASSES = ("public", "internal", "personal", "sensitive")
HOLDS_TEXT = (models.CharField, models.TextField, models.JSONField, models.FileField, models.GenericIPAddressField)


@dataclass(frozen=True)
class Entry:
    """`person` is the path to whom a row belongs ("self" for the person's own row, "" when it belongs to nobody);
    `matches` finds rows by an equal value instead, {"phone": "phone"}: field of the row → field of the person."""

    model: type[Model]
    classes: dict[str, str]
    purpose: str = ""
    person: str = ""
    also: tuple[str, ...] = ()  # more paths: a row may be about two people
    matches: dict[str, str] = field(default_factory=dict)
    on_deletion: str = ""
    erase: dict[str, str] = field(default_factory=dict)
    keep_where: dict[str, Any] = field(default_factory=dict)
    ends: str = ""
    by_clock: bool = True  # false: the keeping job leaves it alone, its own app ends it or its triggers forbid it
    reason: str = ""
    retention: str = ""
    since: str = ""
    counts_from: str = ""  # the keeping period counts from this date instead, for example the last day of a span
    export: bool = True
    withheld: tuple[str, ...] = ()
    shown: dict[str, str] = field(default_factory=dict)  # field → attribute of the row that an export shows instead
    consent: str = ""  # kind of the separate consent without which nothing is entered, and with which it goes
    consent_where: dict[str, Any] = field(default_factory=dict)  # only these rows need it
    basis: str = ""  # the law, with its article, that allows to keep it without consent; empty: none is known

    @property
    def label(self) -> str:
        return self.model._meta.label

    @property
    def clock(self) -> str:
        return self.counts_from or self.since

    @property
    def is_of_people(self) -> bool:
        return bool(self.person or self.matches)

    def fields(self, *classes: str) -> list[Field]:
        return [one for one in local_fields(self.model) if self.classes.get(one.name) in classes]

    def rows(self, person: Person) -> QuerySet:
        """The person's rows. A plain query set: tables that only grow refuse through their own."""
        rows: QuerySet = QuerySet(self.model)
        where = Q(pk__in=[])
        keys = records_of(person) if self.person else []
        for path in filter(None, [self.person, *self.also]):
            where |= Q(**{"pk__in" if path == "self" else f"{path}__in": keys})
        for name, source in self.matches.items():
            if value := getattr(person, source):
                where |= Q(**{name: value})
        return rows.filter(where)

    @property
    def may_stay(self) -> bool:
        return self.on_deletion in {OnDeletion.KEEP, OnDeletion.PSEUDONYMISE}


def records_of(person: Person) -> list[UUID]:
    """The person's key, and those of records that were put together with hers: what only grows still names them."""
    keys, newest = [person.pk], [person.pk]
    while newest:
        newest = list(Person.objects.filter(merged_into__in=newest).values_list("pk", flat=True))
        keys += newest
    return keys


def local_fields(model: type[Model]) -> list[Field]:
    """Columns and many-to-many fields that the model itself brings."""
    return [*model._meta.local_fields, *model._meta.local_many_to_many]


def holds_text(one: Field) -> bool:
    return isinstance(one, HOLDS_TEXT) and not one.choices and not isinstance(one, models.UUIDField)
