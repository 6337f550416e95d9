"""Every sign-in, whatever its way, keeps when and by what it began; too many of one person end."""

from __future__ import annotations

import time

from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest

from accounts.actions import end_oldest_sessions
from accounts.models import Person, Session
from accounts.sessions import AGENT, SINCE
from accounts.signals import new_device_seen


@receiver(user_logged_in)
def note_beginning(request: HttpRequest, user: Person, **signal) -> None:
    agent = request.session[AGENT] = request.headers.get("User-Agent", "")[:200]
    if is_new_device(user, agent):
        transaction.on_commit(lambda: new_device_seen.send(sender=Session, person=user))
    request.session[SINCE] = int(time.time())
    end_oldest_sessions(person=user, by=None)


def is_new_device(person: Person, agent: str) -> bool:
    """Signed in elsewhere, and nowhere with such a device: worth telling. The very first sign-in is not."""
    agents = set(Session.objects.filter(person=person).values_list("agent", flat=True))
    return bool(agents) and agent not in agents
