"""Finding people by what an officer has at hand: a name's beginning, a phone number, an identity number."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from accounts.enums import PaperKind
from accounts.identity.numbers import clean_resident_id
from accounts.models.paper import IdentityPaper
from accounts.models.person import PersonQuerySet
from accounts.validators import normalise_phone, plain


def find_people(people: PersonQuerySet, typed: str) -> PersonQuerySet:
    """A whole number finds its owner; anything else is the beginning of a name. Nothing typed changes nothing.

    An identity number is looked up by its blind index: nothing is unsealed."""
    words = plain(typed).strip()
    if not words:
        return people
    try:
        return people.filter(phone=normalise_phone(words))
    except ValidationError:
        pass
    try:
        number = clean_resident_id(words)
        return people.filter(pk__in=IdentityPaper.objects.having(PaperKind.RESIDENT, number).values("person"))
    except ValidationError:
        # the lower bound lets the database begin in the index of names where the matches begin
        return people.filter(name__gte=words[:50], name__startswith=words[:50])
