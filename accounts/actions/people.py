from __future__ import annotations

import datetime

from django.db import transaction

from accounts.actions.memberships import join_union
from accounts.actions.papers import set_paper
from accounts.actions.phones import take_number
from accounts.actions.sessions import end_sessions
from accounts.administering import check_administers_person, check_administers_union
from accounts.auditing.lines import write_about
from accounts.keeping import check_day_is_not_coming
from accounts.models import Person, Union
from accounts.signals import phone_changed
from accounts.validators import normalise_phone


@transaction.atomic
def create_person(
    *,
    name: str,
    phone: str = "",
    union: Union | None = None,
    by: Person | None,
    from_on: datetime.date | None = None,
    paper: tuple[str, str] | None = None,
    password: str | None = None,
    is_recycled: bool = False,
) -> Person:
    """A new person, member of `union` from the day on (default today). No password = sign-in by code only.

    `paper`: kind and number of her identity paper, as `set_paper` takes them.
    `is_recycled`: the number has a new owner and leaves the record that holds it, whose sign-ins end."""
    if union:
        check_administers_union(by, union, "people.add")
    if from_on:
        check_day_is_not_coming(from_on)
    number = normalise_phone(phone) if phone else None
    if number and is_recycled:
        take_number(number, by=by)
    person = Person(name=name, phone=number)
    person.set_password(password)
    person.full_clean(exclude=["password"])
    person.save()
    write_about(person, "person.created", by=by)
    if union:
        join_union(person=person, union=union, by=by, from_on=from_on)
    if paper:
        set_paper(person=person, kind=paper[0], number=paper[1], by=by)
    return person


@transaction.atomic
def update_person(
    *,
    person: Person,
    name: str,
    phone: str,
    is_active: bool,
    by: Person | None,
    password: str | None = None,
    is_recycled: bool = False,
) -> Person:
    """Change what an administrator may change; a new number has to be proved anew and ends all sign-ins."""
    stored = Person.objects.select_for_update().get(pk=person.pk)
    check_administers_person(by, stored)
    number = normalise_phone(phone) if phone else None
    before = {name: getattr(stored, name) for name in ("name", "phone", "is_active")}
    if number != stored.phone:
        if number and is_recycled:
            take_number(number, by=by, apart_from=stored)
        stored.tie_phone(number)
        end_sessions(person=stored, by=by)
        transaction.on_commit(lambda: phone_changed.send(sender=Person, person=stored))
    stored.name, stored.is_active = name, is_active
    if password:
        stored.set_password(password)
    stored.full_clean(exclude=["password"])
    stored.save()
    if not stored.is_active:
        end_sessions(person=stored, by=by)
    changed = [name for name, value in before.items() if getattr(stored, name) != value]
    fields = [*changed, "password"] if password else changed
    if fields:
        write_about(stored, "person.changed", by=by, facts={"fields": fields})
    return stored
