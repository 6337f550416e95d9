from __future__ import annotations

from django.conf import settings
from django.db import transaction

from accounts.auditing.lines import write_about
from accounts.models import Person, Session


@transaction.atomic
def end_sessions(*, person: Person, by: Person | None, only: str | None = None, keep: str | None = None) -> int:
    """End sign-ins of a person: the one with the public id `only`, or all but the one with the key `keep`.

    How many there were. Their next request is a stranger's."""
    found = list(Session.objects.filter(person=person))
    keys = [one.pk for one in found if one.pk != keep and only in (None, one.public_id)]
    count, _kinds = Session.objects.filter(pk__in=keys).delete()
    if count:
        write_about(person, "session.ended", by=by, facts={"count": count})
    return count


def end_oldest_sessions(*, person: Person, by: Person | None) -> int:
    """Before a new sign-in: the ones that were seen last stay, so that there are never more than SESSION_LIMIT."""
    kept = settings.SESSION_LIMIT - 1
    newest = Session.objects.filter(person=person).order_by("-last_seen_at", "-first_seen_at")
    keys = list(newest.values_list("pk", flat=True)[kept : kept + 1000])
    return Session.objects.filter(pk__in=keys).delete()[0] if keys else 0
