from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.auditing.lines import write_about
from accounts.enums import MergeState
from accounts.merging.moving import empty, move_own_rows, tell_roles
from accounts.merging.rules import check_can_decide, check_can_merge, check_fit_together
from accounts.models import MergeRequest, Person
from accounts.signals import people_merged

LATE = datetime.timedelta(days=2)


@transaction.atomic
def ask_merge(*, kept: Person, gone: Person, reason: str, by: Person) -> MergeRequest:
    """Ask that `gone` becomes a part of `kept`; nothing moves until another officer decides.

    Raises ValidationError: `reason`, `asked` and the codes of `check_fit_together`; PermissionDenied."""
    check_can_merge(by, kept, gone)
    check_fit_together(kept, gone)
    _check_said(reason)
    try:
        with transaction.atomic():
            merge = MergeRequest.objects.create(kept=kept, gone=gone, reason=reason.strip(), asked_by=by)
    except IntegrityError as error:
        raise ValidationError(_("Somebody has asked for this record already."), code="asked") from error
    for person, other in ((kept, gone), (gone, kept)):
        write_about(person, "merge.asked", by=by, reason=merge.reason, facts={"merge": merge.pk, "other": other.pk})
    return merge


@transaction.atomic
def decide_merge(*, merge: MergeRequest, is_approved: bool, by: Person, answer: str = "") -> MergeRequest:
    """Approve, and everything moves in this transaction; or refuse with a reason. Decided twice, the first one holds.

    Raises ValidationError: `decided`, `reason` and the codes of `check_fit_together`; PermissionDenied."""
    locked = MergeRequest.objects.select_for_update().get(pk=merge.pk)
    check_can_decide(by, locked)
    if not locked.is_open:
        raise ValidationError(_("This was decided already."), code="decided")
    if not is_approved:
        _check_said(answer)
    locked.state = MergeState.DONE if is_approved else MergeState.REFUSED
    locked.decided_by, locked.decided_at, locked.answer = by, timezone.now(), answer.strip()
    if is_approved:
        _merge(locked, by)
    locked.save(update_fields=["state", "decided_by", "decided_at", "answer"])
    action = "merge.done" if is_approved else "merge.refused"
    for person, other in ((locked.kept, locked.gone), (locked.gone, locked.kept)):
        write_about(person, action, by=by, reason=locked.answer, facts={"merge": locked.pk, "other": other.pk})
    return locked


@transaction.atomic
def merge_late_rows(*, merge: MergeRequest, by: Person | None = None) -> None:
    """What a request under way wrote for `gone` while the merge waited for nobody: moved after it."""
    kept, gone = _locked(merge)
    if merge.state == MergeState.DONE and gone.merged_into_id == kept.pk:
        people_merged.send(sender=Person, kept=kept, gone=gone, by=by or merge.decided_by)


def recent_merges() -> list[MergeRequest]:
    """Merges that may still have late rows."""
    return list(MergeRequest.objects.filter(state=MergeState.DONE, decided_at__gte=timezone.now() - LATE))


def _merge(merge: MergeRequest, by: Person) -> None:
    kept, gone = _locked(merge)
    check_fit_together(kept, gone)
    grants = move_own_rows(kept, gone)
    empty(gone, kept)
    people_merged.send(sender=Person, kept=kept, gone=gone, by=by)
    merge.kept, merge.gone = kept, gone
    transaction.on_commit(lambda: tell_roles(grants, kept, gone))


def _locked(merge: MergeRequest) -> tuple[Person, Person]:
    """Both records, locked in one order for all: whoever posts for one of them waits, and then sees where it went."""
    rows = Person.objects.select_for_update(of=("self",)).order_by("pk").in_bulk([merge.kept_id, merge.gone_id])
    return rows[merge.kept_id], rows[merge.gone_id]


def _check_said(reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": ValidationError(_("Please say why."), code="reason")})
