"""What this app's own rows do when `gone` becomes `kept`."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from accounts.actions.sessions import end_sessions
from accounts.enums import JoinState
from accounts.models import IdentityPaper, JoinRequest, Membership, Person, RoleGrant
from accounts.signals import role_changed


def move_own_rows(kept: Person, gone: Person) -> list[RoleGrant]:
    """Memberships, roles and papers; the grants that changed hands."""
    _move_memberships(kept, gone)
    _move_requests(kept, gone)
    IdentityPaper.objects.filter(person=gone).update(person=kept)
    return _move_roles(kept, gone)


def empty(gone: Person, kept: Person) -> None:
    """`gone` stays as a pointer: no name, no number, no way to sign in."""
    phone, email = gone.phone, gone.email
    gone.tie_phone(None)
    gone.name, gone.email, gone.is_active, gone.merged_into = "", "", False, kept
    gone.set_unusable_password()
    gone.save()
    gone.groups.clear()
    end_sessions(person=gone, by=None)
    if not kept.phone and phone:
        kept.tie_phone(phone)
    kept.email = kept.email or email
    kept.save(update_fields=["phone", "phone_set_at", "phone_verified_at", "email"])


def tell_roles(grants: list[RoleGrant], *people: Person) -> None:
    """On commit: whoever follows roles (sections, groups) looks again."""
    for grant in grants:
        for person in people:
            role_changed.send(sender=RoleGrant, person=person, union=grant.union, role=grant.role)


def _move_memberships(kept: Person, gone: Person) -> None:
    open_ones = {row.union_id: row for row in Membership.objects.filter(person=kept, to_on=None)}
    has_main = any(row.is_main for row in Membership.objects.current().filter(person=kept))
    for row in Membership.objects.filter(person=gone).order_by("pk"):
        known = open_ones.get(row.union_id) if row.to_on is None else None
        if known:
            _lengthen(known, row)
        else:
            row.person, row.is_main = kept, row.is_main and not (has_main and row.to_on is None)
            row.save(update_fields=["person", "is_main"])


def _move_requests(kept: Person, gone: Person) -> None:
    """An open request that `kept` has too, or that she needs no longer, is withdrawn; nobody decided her own."""
    theirs, now = JoinRequest.objects.filter(person=gone), timezone.now()
    asked = JoinRequest.objects.waiting().filter(person=kept).values("union")
    member_of = Membership.objects.filter(person=kept, to_on=None).values("union")
    doubles = theirs.filter(Q(union__in=asked) | Q(union__in=member_of), state=JoinState.REQUESTED)
    doubles.update(state=JoinState.WITHDRAWN, decided_at=now)
    theirs.filter(decided_by=kept).update(decided_by=None)
    theirs.update(person=kept)


def _move_roles(kept: Person, gone: Person) -> list[RoleGrant]:
    open_ones = {(row.union_id, row.role): row for row in RoleGrant.objects.filter(person=kept, to_on=None)}
    rows = list(RoleGrant.objects.filter(person=gone).select_related("union").order_by("pk"))
    for row in rows:
        known = open_ones.get((row.union_id, row.role)) if row.to_on is None else None
        if known:
            _lengthen(known, row)
        else:
            row.person = kept
            row.save(update_fields=["person"])
    today = timezone.localdate()
    return [row for row in rows if row.to_on is None or row.to_on >= today]


def _lengthen(known: Membership | RoleGrant, double: Membership | RoleGrant) -> None:
    """Twice the same, both open: one row from the earlier day on."""
    if double.from_on < known.from_on:
        known.from_on = double.from_on
        known.save(update_fields=["from_on"])
    double.delete()
