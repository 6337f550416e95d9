"""What may be done to where a union hangs: each act with its words, whose unions it may touch and what it calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.actions import close_union, merge_unions, move_union, place_union
from accounts.administering import lines_administered_by, unions_administered_by
from accounts.models import Person, Union
from accounts.models.union import UnionQuerySet

SAME = "-"  # stands for "where its line is" in the address


@dataclass(frozen=True)
class Act:
    name: str
    title: Promise  # heading and button
    lead: Promise  # what it is for
    asks: Promise | str  # label of the choice of another union; "" when there is none
    consequences: tuple[Promise, ...]
    done: Promise
    unions: Callable[[Person], UnionQuerySet]
    run: Callable[..., Union]
    is_grave: bool = False


def _move(union: Union, other: Union | None, by: Person) -> Union:
    return move_union(union=union, parent=other, by=by)  # type: ignore[arg-type]  # the page asks for one first


def _place(union: Union, other: Union | None, by: Person) -> Union:
    return place_union(union=union, parent=other, by=by)


def _merge(union: Union, other: Union | None, by: Person) -> Union:
    return merge_unions(union=union, into=other, by=by)  # type: ignore[arg-type]  # the page asks for one first


def _close(union: Union, other: Union | None, by: Person) -> Union:
    return close_union(union=union, by=by)


ACTS = {
    act.name: act
    for act in (
        Act(
            "move",
            _("Move by line"),
            _("The union and everything below it answer to another union from today."),
            _("New union above"),
            (
                _("Figures until yesterday stay with the old union above."),
                _("Nobody's membership or learning record changes."),
            ),
            _("%(union)s now answers to %(other)s."),
            lines_administered_by,
            _move,
        ),
        Act(
            "place",
            _("Set the place"),
            _("Where the union stands, for the county or zone that answers for it there. Its line does not change."),
            _("Stands in"),
            (
                _("Figures until yesterday stay with the old place."),
                _("Nobody's membership or learning record changes."),
            ),
            _("%(union)s now stands in %(other)s."),
            unions_administered_by,
            _place,
        ),
        Act(
            "merge",
            _("Merge the union"),
            _("Members and units below go over to another union today, and this one is closed."),
            _("Goes over to"),
            (
                _("Figures until yesterday stay with this union and can still be looked at."),
                _("Roles in this union end and are not given again. Give them in the other union where needed."),
                _("This cannot be undone."),
            ),
            _("%(union)s is part of %(other)s from today."),
            lines_administered_by,
            _merge,
            is_grave=True,
        ),
        Act(
            "close",
            _("Close the union"),
            _("The union ends with today. For a union whose members go to another one, choose “Merge the union”."),
            "",
            (
                _("Memberships and roles in this union end with today; the people keep their accounts and records."),
                _("Figures until today stay and can still be looked at."),
                _("This cannot be undone."),
            ),
            _("%(union)s is closed."),
            lines_administered_by,
            _close,
            is_grave=True,
        ),
    )
}
