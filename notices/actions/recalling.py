from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.auditing.lines import write_about
from accounts.models import Person
from notices.models import Campaign
from notices.rules import check_can_announce


@transaction.atomic
def recall(*, campaign: Campaign, by: Person | None) -> Campaign:
    """Take a campaign back: nobody more is told, texts and mails that wait do not leave, and who has it already reads
    that it was taken back. ValidationError with code "out" when nothing of it is under way any more."""
    check_can_announce(by, campaign.union)
    row = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    if row.recalled_at:
        return row
    if not row.can_be_recalled:
        raise ValidationError(_("It has gone out to everybody already. Send a correction instead."), code="out")
    row.recalled_at, row.recalled_by = timezone.now(), by
    row.save(update_fields=["recalled_at", "recalled_by"])
    told = {"union": row.union.key, "campaign": row.pk, "told": row.done_count}
    write_about(None, "notice.recalled", by=by, facts=told)
    return row
