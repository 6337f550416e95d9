"""Who may bring a roster into which union."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.authority import may_somewhere, unions_where
from accounts.models import Person, Union
from accounts.models.union import UnionQuerySet
from rosters.models import RosterImport
from rosters.models.roster import RosterImportQuerySet

KEEPS_ROSTERS = "rosters.import"


def unions_kept_by(person: Person) -> UnionQuerySet:
    """The unions whose members the person may import: her part of the tree."""
    return unions_where(person, KEEPS_ROSTERS)


def keeps_rosters(person: Person) -> bool:
    return may_somewhere(person, KEEPS_ROSTERS)


def check_keeps_rosters(person: Person) -> None:
    if not keeps_rosters(person):
        raise PermissionDenied(_("Rosters are open to officers and administrators."))


def check_keeps_roster_of(person: Person, union: Union) -> None:
    if not unions_kept_by(person).filter(pk=union.pk).exists():
        raise PermissionDenied(_("This union is not in your part of the tree."))


def rosters_visible_to(rosters: RosterImportQuerySet, person: Person) -> RosterImportQuerySet:
    if not person.is_authenticated:
        return rosters.none()
    return rosters.filter(union__in=unions_kept_by(person))


def check_can_apply(person: Person, roster: RosterImport) -> None:
    check_keeps_roster_of(person, roster.union)
