"""Who needs a second proof beside phone or password, and whether a sign-in has given it."""

from __future__ import annotations

import datetime

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY as METHODS
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import Min
from django.utils import timezone

from accounts.matrix import roles_for
from accounts.models import Person, RoleGrant


def needed_since(person: Person) -> datetime.date | None:
    """The day from which the person's roles ask for a second proof; None when none does."""
    if not hasattr(person, "second_factor_since"):  # the query of the session has brought it along
        grants = RoleGrant.objects.current().filter(person=person, role__in=roles_for("people.list"))
        person.second_factor_since = grants.aggregate(since=Min("from_on"))["since"]
    if person.is_superuser:
        return person.joined_at.date()
    return person.second_factor_since


def needs_second_factor(person: Person) -> bool:
    """True once the days of grace are over; never where SECOND_FACTOR_REQUIRED is off."""
    since = needed_since(person) if settings.SECOND_FACTOR_REQUIRED else None
    if since is None:
        return False
    return timezone.localdate() >= since + datetime.timedelta(days=settings.SECOND_FACTOR_GRACE_DAYS)


def factors_of(person: Person) -> set[str]:
    """`totp`, `recovery_codes`, `webauthn`: the second proofs that were set up."""
    return set(Authenticator.objects.filter(user=person).values_list("type", flat=True))


def has_app(person: Person) -> bool:
    """Whoever has none is asked for her passkey, and for a recovery code where the device fails."""
    return Authenticator.Type.TOTP in factors_of(person)


def has_passed(session: SessionBase) -> bool:
    """allauth keeps in the session by what somebody has signed in."""
    return any(record.get("method") == "mfa" for record in session.get(METHODS, ()))


def is_due(person: Person, session: SessionBase) -> bool:
    """Nothing is open to this sign-in until the second proof is given."""
    return needs_second_factor(person) and not has_passed(session)
