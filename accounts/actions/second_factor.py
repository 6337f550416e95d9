from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions.sessions import end_sessions
from accounts.administering import check_administers_person
from accounts.auditing.lines import write_about
from accounts.models import Person


@transaction.atomic
def reset_second_factor(*, person: Person, reason: str, by: Person | None) -> int:
    """Take every second proof from somebody who has lost it, and end the sign-ins; how many proofs there were.

    `by` must administer the person, and nobody resets the own one: it would need no second proof."""
    if by and by.pk == person.pk:
        raise PermissionDenied(_("Please ask another administrator to reset your own second proof."))
    check_administers_person(by, person)
    if not reason.strip():
        raise ValidationError({"reason": _("Please write why: it goes into the audit log.")}, code="required")
    count, _kinds = Authenticator.objects.filter(user=person).delete()
    end_sessions(person=person, by=by)
    write_about(person, "second_factor.reset", by=by, reason=reason, facts={"count": count})
    return count
