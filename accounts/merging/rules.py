"""Putting two records together: who may ask and decide, and what speaks against it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.authority import may_somewhere, unions_where
from accounts.identity.rules import check_can_change_phone
from accounts.matrix import Answer
from accounts.models import IdentityPaper, Membership, MergeRequest, Person
from accounts.models.merge import MergeRequestQuerySet


def merges(person: Person) -> bool:
    """Has a role by which records may be put together somewhere."""
    return may_somewhere(person, "people.merge", Answer.ALLOW)


def check_can_merge(by: Person, kept: Person, gone: Person) -> None:
    """Both records wholly in one's part of the tree, and neither is one's own."""
    if by.pk in {kept.pk, gone.pk}:
        raise PermissionDenied(_("Nobody puts her own records together."))
    for person in (kept, gone):
        check_can_change_phone(by, person)


def check_can_decide(by: Person, merge: MergeRequest) -> None:
    """Another officer than the one who asked."""
    check_can_merge(by, merge.kept, merge.gone)
    if by.pk == merge.asked_by_id:
        raise PermissionDenied(_("You asked for this yourself; somebody else has to decide."))


def can_decide(by: Person, merge: MergeRequest) -> bool:
    try:
        check_can_decide(by, merge)
    except PermissionDenied:
        return False
    return merge.is_open


def check_fit_together(kept: Person, gone: Person) -> None:
    """Raises ValidationError: `same`, `merged`, `two_papers`, `roles`."""
    if kept.pk == gone.pk:
        raise ValidationError(_("Please choose two different records."), code="same")
    if kept.merged_into_id or gone.merged_into_id or not kept.is_active:
        raise ValidationError(_("One of the records is closed already."), code="merged")
    kinds = IdentityPaper.objects.filter(person=kept).values("kind")
    if IdentityPaper.objects.filter(person=gone, kind__in=kinds).exists():
        message = _("Both records have an identity number, and the numbers differ: these are two people.")
        raise ValidationError(message, code="two_papers")


def merges_visible_to(merges: MergeRequestQuerySet, person: Person) -> MergeRequestQuerySet:
    if not person.is_authenticated:
        return merges.none()
    if person.is_superuser:
        return merges
    unions = unions_where(person, "people.merge", Answer.ALLOW)
    here = Membership.objects.filter(union__in=unions).values("person")
    return merges.filter(Q(kept__in=here) & (Q(gone__in=here) | Q(state="done")))
