from __future__ import annotations

from accounts.models import Person
from credits.enums import AccountKind
from credits.models import Account


def account_of(person: Person, kind: AccountKind = AccountKind.AVAILABLE) -> Account:
    return Account.objects.get_or_create(person=person, kind=kind, programme="")[0]


def issuer_of(programme: str) -> Account:
    return Account.objects.get_or_create(person=None, kind=AccountKind.ISSUER, programme=programme)[0]
