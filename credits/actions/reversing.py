from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse as address
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.auditing.lines import write_about
from accounts.models import Person
from credits.actions.posting import write
from credits.enums import EARNED, EntryKind
from credits.models import Posting
from credits.rules import check_can_reverse
from notices.actions import notify


def reverse(*, posting: Posting, by: Person, reason: str) -> Posting:
    """Take a posting back by an equal and opposite one, once, and tell the person; again it returns the correction."""
    check_can_reverse(by, posting)
    if posting.kind not in EARNED:
        raise ValidationError(_("A correction cannot be corrected."), code="kind")
    if not reason.strip():
        raise ValidationError(_("Please say why."), code="reason")
    if known := Posting.objects.filter(reverses=posting).first():
        return _correction(known)
    try:
        with transaction.atomic():
            posting.person.living()  # a merge under way ends first
            made = write(_opposite(posting, by, reason.strip()))
            _tell(posting, made)
            return made
    except IntegrityError:  # another connection was faster; anything else is raised again
        return _correction(Posting.objects.get(reverses=posting))


def _tell(posting: Posting, made: Posting) -> None:
    write_about(posting.person, "credits.reversed", by=made.posted_by, facts={"entry": str(posting.pk)})
    notify(
        person=posting.person,
        template="credits.reversed",
        facts={"title": posting.title, "credits": posting.credits, "reason": made.reason},
        url=address("credits:index"),
        once=f"reversal:{made.pk}",
        by=made.posted_by,
    )


def _correction(known: Posting) -> Posting:
    if known.kind == EntryKind.MERGE_OUT:
        message = _("This entry was given to another record of the same person. Please correct it there.")
        raise ValidationError(message, code="merged")
    return known


def _opposite(posting: Posting, by: Person, reason: str) -> Posting:
    now = timezone.now()
    return Posting(
        person=posting.person,
        kind=EntryKind.REVERSE,
        source=posting.source,
        event=posting.event,
        rule=posting.rule,
        title=posting.title,
        theme=posting.theme,
        facts=posting.facts,
        credits=-posting.credits,
        seconds=-posting.seconds,
        happened_at=now,
        posted_at=now,
        posted_by=by,
        reverses=posting,
        reason=reason,
    )
