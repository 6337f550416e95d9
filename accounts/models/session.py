from __future__ import annotations

import datetime
from hashlib import sha256

from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.matrix import roles_for
from accounts.models.membership import Membership
from accounts.models.person import Person
from accounts.models.role import RoleGrant
from accounts.models.union import Union

UNION_FIELDS = {field.attname: field for field in Union._meta.concrete_fields}


class SessionQuerySet(models.QuerySet):
    def with_person(self, today: datetime.date | None = None) -> SessionQuerySet:
        """The person and her home union in the query that reads the session: every page needs all three."""
        homes = (
            Membership.objects.current(today).filter(person=OuterRef("person")).order_by("-is_main", "from_on", "pk")
        )
        home = homes.values(data=JSONObject(**{name: f"union__{name}" for name in UNION_FIELDS}))
        return self.select_related("person").annotate(home=Subquery(home[:1]), second_factor_since=_since(today))

    def seen(self, key: str) -> None:
        self.filter(pk=key).update(last_seen_at=timezone.now())


def _since(today: datetime.date | None) -> Subquery:
    """From when on a role of the person asks for a second proof."""
    grants = RoleGrant.objects.current(today).filter(person=OuterRef("person"), role__in=roles_for("people.list"))
    return Subquery(grants.order_by("from_on").values("from_on")[:1])


class Session(AbstractBaseSession):
    """A sign-in that knows its person: one query a page, and all sign-ins of one person can be ended at once."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="sessions")
    agent = models.CharField(max_length=200, blank=True)  # what the browser says of itself
    first_seen_at = models.DateTimeField(default=timezone.now)
    last_seen_at = models.DateTimeField(default=timezone.now)  # to the hour: no diary of anybody's day

    objects = BaseSessionManager.from_queryset(SessionQuerySet)()  # type: ignore[misc]  # built at run time

    class Meta(AbstractBaseSession.Meta):
        verbose_name = _("sign-in")  # type: ignore[assignment]  # the stubs know no lazy texts here
        verbose_name_plural = _("sign-ins")  # type: ignore[assignment]

    @classmethod
    def get_session_store_class(cls) -> type:
        from accounts.sessions import SessionStore  # noqa: PLC0415  # the store reads this model: a circle otherwise

        return SessionStore

    @property
    def public_id(self) -> str:
        """Names the sign-in on a page without giving its key away."""
        return sha256(self.session_key.encode()).hexdigest()[:24]

    def signed_in(self) -> Person | None:
        """The person with `home_union` and `second_factor_since` filled; only for a row read by `with_person()`."""
        if self.person:
            self.person.second_factor_since = self.second_factor_since  # type: ignore[attr-defined]  # the annotation
        if self.person and (home := self.home):  # type: ignore[attr-defined]  # the annotation
            values = [field.to_python(home[name]) for name, field in UNION_FIELDS.items()]  # JSON knows no dates
            self.person.home_union = Union.from_db(self._state.db, list(UNION_FIELDS), values)
        elif self.person:
            self.person.home_union = None
        return self.person
