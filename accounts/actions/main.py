"""Which of several memberships speaks for a person where only one union is shown."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions.telling import write_and_tell
from accounts.enums import MembershipAct
from accounts.keeping import check_keeps
from accounts.models import Membership, Person


@transaction.atomic
def choose_main(*, membership: Membership, by: Person) -> Membership:
    """The member herself or an officer who keeps it says so; choosing it again changes nothing.

    Raises ValidationError with the code "over" for one that does not go on; PermissionDenied."""
    if by.pk != membership.person_id:
        check_keeps(by, membership.person, membership.union)
    person = membership.person.living()  # writers of one person come one after the other
    open_ones = Membership.objects.filter(person=person, to_on=None).select_related("person", "union")
    chosen = open_ones.filter(pk=membership.pk).first()
    if chosen is None:
        raise ValidationError(_("Only a membership that goes on can be the main one."), code="over")
    others = Membership.objects.filter(person=person, is_main=True).exclude(pk=chosen.pk)
    if others.update(is_main=False) or not chosen.is_main:
        chosen.is_main = True
        chosen.save(update_fields=["is_main"])
        write_and_tell(MembershipAct.MAIN, chosen, by=by, reason="")
    return chosen
