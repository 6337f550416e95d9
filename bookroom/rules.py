"""Who may keep a union's book room."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.authority import may, unions_where
from accounts.matrix import Answer
from accounts.models import Person, Union
from accounts.models.union import UnionQuerySet


def kept_unions(person: Person) -> UnionQuerySet:
    """The unions whose book rooms the person keeps."""
    return unions_where(person, "books.curate")


def can_keep(person: Person, union: Union) -> bool:
    return may(person, "books.curate", union) is Answer.ALLOW


def check_can_keep(person: Person, union: Union) -> None:
    if not can_keep(person, union):
        raise PermissionDenied(_("Only the librarians of this union may change its book room."))
