from __future__ import annotations

from typing import Any

from django.db.models import Q

from accounts.matrix import roles_for
from accounts.models import Person, RoleGrant
from accounts.models.person import PersonQuerySet
from bookroom.rules import kept_unions
from sections.forms import FreeSlugForm


def curators(person: Person, present: Any = None) -> PersonQuerySet:
    """Who may sign a list: the editor, who keeps a book room of her unions, and who signs it at present."""
    grants = RoleGrant.objects.current().filter(role__in=roles_for("books.curate"), union__in=kept_unions(person))
    chosen = Person.objects.filter(Q(pk=person.pk) | Q(pk=present) | Q(pk__in=grants.values("person")))
    return chosen.order_by("name", "pk")


class BookListForm(FreeSlugForm):
    """Offers curators, not every worker of the city: their names are nobody's business here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "curator" in self.fields and self.for_user:
            self.fields["curator"].queryset = curators(self.for_user, self.instance.curator_id)
