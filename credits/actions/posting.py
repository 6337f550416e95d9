from __future__ import annotations

from credits.actions.accounts import account_of, issuer_of
from credits.enums import Unit
from credits.models import Leg, Posting


def write(posting: Posting) -> Posting:
    """Store a posting with its legs: from the programme's issuer to the person, credits and seconds apart."""
    posting.save()
    issuer, own = issuer_of(posting.rule.programme), account_of(posting.person)
    amounts = {Unit.CREDIT: posting.credits, Unit.SECOND: posting.seconds}
    legs = [
        Leg(posting=posting, account=account, unit=unit, amount=sign * amount)
        for unit, amount in amounts.items()
        if amount
        for account, sign in ((issuer, -1), (own, 1))
    ]
    Leg.objects.bulk_create(legs)
    return posting
