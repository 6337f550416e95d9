from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.administering import check_administers_line, check_administers_union
from accounts.auditing.lines import write_of_union
from accounts.codes import clean_credit_code, clean_union_code
from accounts.enums import Tree
from accounts.models import Headcount, Person, Reach, Union
from accounts.rules import check_open

OF_TREEBEARD = ["path", "depth", "numchild"]
CODES = {"credit_code": clean_union_code, "employer_code": clean_credit_code}


@transaction.atomic
def create_union(*, parent: Union | None, by: Person | None, place: Union | None = None, **fields: Any) -> Union:
    """A new union below `parent` by line and below `place`, or else `parent`, by place; a new tree is the
    installation's business."""
    lock_tree()
    _check_may_stand(by, parent)
    if place:
        check_administers_union(by, place)
    for above in filter(None, (parent, place)):
        check_open(above)
    union = Union(place_parent=place, **_cleaned(fields))
    union.full_clean(exclude=OF_TREEBEARD)
    parent = Union.objects.get(pk=parent.pk) if parent else None
    made = parent.add_child(instance=union) if parent else Union.add_root(instance=union)
    write_of_union(made, "union.created", by=by, parent=parent.key if parent else None)
    return made


@transaction.atomic
def update_union(*, union: Union, by: Person | None, **fields: Any) -> Union:
    """Change attributes; where a union hangs is moved, placed, merged or closed instead."""
    check_administers_union(by, union)
    values = _cleaned(fields)
    stored = Union.objects.get(pk=union.pk)
    changed = [name for name, value in values.items() if getattr(stored, name) != value]
    for name, value in values.items():
        setattr(union, name, value)
    union.full_clean(exclude=OF_TREEBEARD)
    union.save(update_fields=list(fields))
    if changed:
        write_of_union(union, "union.changed", by=by, fields=changed)
    return union


@transaction.atomic
def move_union(*, union: Union, parent: Union, by: Person | None, on: datetime.date | None = None) -> Union:
    """Hang a union with everything below it under another one by line, from the day on (default today).

    The union must be the administrator's by line, the new place in either way. What stood there until the day before
    stays in the figures of that time."""
    check_administers_line(by, union)
    check_administers_union(by, parent)
    lock_tree()
    return hang_by_line(union, parent, by=by, on=on)


@transaction.atomic
def place_union(*, union: Union, parent: Union | None, by: Person | None, on: datetime.date | None = None) -> Union:
    """Say where a union stands, from the day on (default today); None is: where its line is."""
    check_administers_union(by, union)
    if parent:
        check_administers_union(by, parent)
    lock_tree()
    return hang_by_place(union, parent, by=by, on=on)


def hang_by_line(union: Union, parent: Union, *, by: Person | None, on: datetime.date | None) -> Union:
    """For whoever asked for the right and locked the tree: of a merged union the units below follow."""
    day = check_day(union, parent, on)
    for each in (union, parent):
        check_open(each)
    if union.covers(parent, Tree.LINE) or (union.place_parent_id is None and union.covers(parent, Tree.PLACE)):
        raise ValidationError({"parent": _("A union cannot stand below itself.")}, code="circle")
    union, parent = (Union.objects.get(pk=each.pk) for each in (union, parent))
    forget_counts(union, parent)
    union.move(parent, pos="last-child", on=day)
    write_of_union(union, "union.moved", by=by, parent=parent.key, from_on=day)
    return Union.objects.get(pk=union.pk)


def hang_by_place(union: Union, parent: Union | None, *, by: Person | None, on: datetime.date | None) -> Union:
    """The same in the tree by place."""
    union = Union.objects.get(pk=union.pk)
    day = check_day(union, parent or union.get_parent(), on)
    for each in filter(None, (union, parent)):
        check_open(each)
    above = parent or union.get_parent()
    if above and union.covers(above, Tree.PLACE):
        raise ValidationError({"parent": _("A union cannot stand below itself.")}, code="circle")
    forget_counts(union, *filter(None, [above]))
    union.place_parent = parent
    union.save(update_fields=["place_parent"])
    union.rehang(day)
    write_of_union(union, "union.placed", by=by, parent=parent.key if parent else None, from_on=day)
    return union


def lock_tree() -> None:
    """One change of the trees at a time: two moves at once could make a circle."""
    list(Union.objects.filter(depth=1).select_for_update().order_by("path"))


def forget_counts(*unions: Union) -> None:
    """Headcounts of the unions and of those above are wrong from now on; until the next count they are taken live."""
    Headcount.objects.filter(union__in=Union.objects.above(*unions)).delete()


def check_day(union: Union, parent: Union | None, on: datetime.date | None) -> datetime.date:
    """The day from which a change holds: not in the future, and after the last change of what it touches."""
    day = on or timezone.localdate()
    if day > timezone.localdate():
        raise ValidationError({"on": _("The day cannot lie in the future.")}, code="dates")
    touched = Q(below=parent) | Q(below__in=Union.objects.below(union).values("pk")) | Q(above=union)
    last = Reach.objects.filter(touched).aggregate(began=Max("from_on"), ended=Max("to_on"))
    earliest = max(last["began"], (last["ended"] or datetime.date.min) + datetime.timedelta(days=1))
    if day < earliest:
        sentence = _("The tree was last changed here on %(day)s. Choose that day or a later one.")
        raise ValidationError({"on": sentence % {"day": earliest.isoformat()}}, code="dates")
    return day


def _check_may_stand(by: Person | None, parent: Union | None) -> None:
    if parent:
        check_administers_union(by, parent)
    elif by and not by.is_superuser:
        raise PermissionDenied(_("Please choose the union above."))


def _cleaned(fields: dict[str, Any]) -> dict[str, Any]:
    """Codes in their stored spelling; a refusal names its field."""
    cleaned = dict(fields)
    for name, clean in CODES.items():
        if cleaned.get(name):
            try:
                cleaned[name] = clean(cleaned[name])
            except ValidationError as refusal:
                raise ValidationError({name: refusal}) from refusal
    return cleaned
