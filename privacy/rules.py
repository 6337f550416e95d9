"""What a person has agreed to."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.authority import may_somewhere, unions_where
from accounts.models import Person
from privacy.enums import ConsentKind
from privacy.inventory import of_people
from privacy.models import Consent


def has_consented(person: Person, kind: str) -> bool:
    """Does a consent of this kind hold now? What needs it is off without it."""
    return person.is_authenticated and Consent.objects.valid().filter(person=person, text__kind=kind).exists()


def kept_by_law(kind: str) -> bool:
    """Does the inventory name a law for everything that hangs on this consent?"""
    entries = [entry for entry in of_people() if entry.consent == kind]
    return bool(entries) and all(entry.basis for entry in entries)


def may_be_kept_of(kind: str, people: Collection[UUID]) -> set[UUID]:
    """Those of the people who have consented; everybody where a law allows it. At most one query."""
    if kept_by_law(kind):
        return set(people)
    given = Consent.objects.valid().filter(person__in=people, text__kind=kind)
    return set(given.values_list("person", flat=True))


def check_has_consented(person: Person, kind: str) -> None:
    if not has_consented(person, kind):
        sentence = _("This needs your separate consent: %(kind)s. You give it under “My data and privacy”.")
        raise PermissionDenied(sentence % {"kind": ConsentKind(kind).label})


def reads_rules(person: Person) -> bool:
    """Keeping periods, consent texts and what the jobs did: for administrators and auditors."""
    return may_somewhere(person, "privacy.read")


def can_publish(person: Person) -> bool:
    """The texts are the federation's: asked of the union at the top."""
    return unions_where(person, "privacy.publish").filter(depth=1).exists()


def check_can_publish(by: Person | None) -> None:
    """`by` None is the installation itself."""
    if by and not can_publish(by):
        raise PermissionDenied(_("Only the administrators of the federation publish texts to agree to."))
