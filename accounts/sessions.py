"""Sessions in the database (`SESSION_ENGINE`), each read together with its person."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from accounts.models import Person, Session
from accounts.models.session import SessionQuerySet

AGENT, SINCE = "agent", "since"  # what a sign-in keeps of its beginning
COARSE = datetime.timedelta(hours=1)


@lru_cache(maxsize=2)
def _read_with_person(today: datetime.date) -> SessionQuerySet:
    """Putting this query together takes longer than many a page; its parts depend on the day alone."""
    return Session.objects.with_person(today)


class SessionStore(DatabaseStore):
    person: Person | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        live = _read_with_person(timezone.localdate()).filter(expire_date__gt=timezone.now())
        found = live.filter(session_key=self.session_key).first()
        if found is None:
            self._session_key = None
            return None
        self.person = found.signed_in()
        if found.person_id and found.last_seen_at < timezone.now() - COARSE:
            Session.objects.seen(found.session_key)
        return found

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        key, until = self._get_or_create_session_key(), self.get_expiry_date()  # type: ignore[attr-defined]  # Django's
        data_now, person = self.encode(data), data.get(SESSION_KEY)
        session = Session(session_key=key, session_data=data_now, expire_date=until, person_id=person)
        session.agent = data.get(AGENT, "")
        if SINCE in data:
            session.first_seen_at = datetime.datetime.fromtimestamp(data[SINCE], datetime.UTC)
        return session
