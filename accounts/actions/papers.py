from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.auditing.lines import write_about
from accounts.identity.numbers import check_stated, clean_paper
from accounts.identity.rules import check_can_reveal_paper, check_can_set_paper
from accounts.models import IdentityPaper, Person


@transaction.atomic
def set_paper(
    *,
    person: Person,
    kind: str,
    number: str,
    by: Person | None,
    birth: datetime.date | None = None,
    gender: int | None = None,
) -> IdentityPaper:
    """Store the number of a person's paper, in any usual spelling; the same number again changes nothing.

    Raises ValidationError with the codes of `clean_paper`; `birth_differs`, `gender_differs` when what was stated
    beside it is not what the number says; `taken` when it belongs to somebody else."""
    clean = clean_paper(kind, number)
    check_stated(clean, birth=birth, gender=gender)
    stored = IdentityPaper.objects.select_for_update().filter(person=person, kind=kind).first()
    if stored and stored.is_of(clean):
        return stored
    check_can_set_paper(by, person, kind)
    paper = stored or IdentityPaper(person=person, kind=kind)
    paper.put(clean)
    paper.set_by = by
    _save_once(paper)
    action = "paper.changed" if stored else "paper.set"
    write_about(person, action, by=by, facts={"kind": kind, "fields": ["number"]})
    return paper


@transaction.atomic
def reveal_papers(*, person: Person, by: Person, reason: str) -> list[IdentityPaper]:
    """The papers whose full `number` may be shown now, once: the line in the audit log is written first."""
    check_can_reveal_paper(by, person)
    if not reason.strip():
        raise ValidationError({"reason": ValidationError(_("Please say why."), code="reason")})
    papers = list(IdentityPaper.objects.filter(person=person).order_by("pk"))
    kinds = [paper.kind for paper in papers]
    write_about(person, "paper.revealed", by=by, reason=reason, facts={"kinds": kinds, "fields": ["number"]})
    return papers


def _save_once(paper: IdentityPaper) -> None:
    try:
        with transaction.atomic():
            paper.save()
    except IntegrityError as error:
        owner = IdentityPaper.objects.indexed(paper.blind, paper.blind_next).first()
        if owner is None or owner.person_id == paper.person_id:
            raise
        message = _("This number is registered for another person. If it is yours, please ask your union's officer.")
        raise ValidationError(message, code="taken") from error
