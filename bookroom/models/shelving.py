from __future__ import annotations

from django.db import models
from django.db.models import Q

from accounts.authority import unions_where
from accounts.models import Person
from bookroom.enums import BookStatus


class BookQuerySet(models.QuerySet):
    def on_shelf(self) -> BookQuerySet:
        """What a worker may open: read in completely and not withdrawn."""
        return self.filter(status=BookStatus.READY, withdrawn_at=None)

    def visible_to(self, person: Person) -> BookQuerySet:
        """The books on the shelf; who keeps a union's book room also sees what is unfinished there."""
        if not person.is_authenticated or not person.is_active:
            return self.none()
        if person.is_superuser:
            return self
        kept = Q(union__in=unions_where(person, "books.curate"))
        return self.filter(Q(status=BookStatus.READY, withdrawn_at=None) | kept)

    def kept_by(self, person: Person) -> BookQuerySet:
        """The books of the unions whose book rooms the person keeps, whatever their state."""
        if person.is_superuser and person.is_active:
            return self
        return self.filter(union__in=unions_where(person, "books.curate"))
