from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.db import IntegrityError, transaction

from accounts.models import Person, Union
from accounts.models.person import PersonQuerySet
from notices.actions.writing import Word, write
from notices.models import Notice
from notices.registry import template_of

A_SLICE = 1000


def notify(
    *,
    person: Person,
    template: str,
    facts: dict,
    url: str = "",
    by: Person | None,
    union: Union | None = None,
    once: str = "",
    valid_until: datetime.datetime | None = None,
) -> Notice:
    """Tell one person, in the caller's transaction. `by` None is the platform itself.

    `once` names what is told once only: asked again it returns the first notice. `union`: its word, for those who
    belong to it or serve it. LookupError for an unknown template or other facts than it names."""
    word = word_of(template, facts, url=url, by=by, union=union, once=once, valid_until=valid_until)
    try:
        with transaction.atomic():
            made = write([person], word)
    except IntegrityError:  # another connection was faster; anything else is raised again
        if not (known := _known(person, word)):
            raise
        return known
    return made[0] if made else Notice.objects.get(person=person, template=template, once=once)


def notify_many(*, people: PersonQuerySet, template: str, facts: dict, once: str, **rest: Any) -> Iterator[int]:
    """Tell everybody of a queryset in slices of 1000, each in a transaction of its own; yields how many were told
    so far. Further arguments as for `notify`. Begun again after a crash, `once` keeps it from telling twice."""
    word, told, last = word_of(template, facts, once=once, **rest), 0, None
    ordered = people.filter(is_active=True).order_by("pk")
    while batch := list((ordered.filter(pk__gt=last) if last else ordered)[:A_SLICE]):
        with transaction.atomic():
            told += len(write(batch, word))
        last = batch[-1].pk
        yield told


def word_of(key: str, facts: dict, **rest: Any) -> Word:
    template = template_of(key)
    return Word(template, template.check_facts(facts), **rest)


def _known(person: Person, word: Word) -> Notice | None:
    told = Notice.objects.filter(person=person, template=word.template.key, once=word.once)
    return told.first() if word.once else None
