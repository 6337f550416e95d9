from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from notices.actions.delivering import postpone
from notices.enums import State
from notices.models import Delivery, QuietHours
from notices.rules import check_can_retry


@transaction.atomic
def retry(*, delivery: Delivery, by: Person | None) -> Delivery:
    """Send a failed delivery once more, as soon as it may ring. ValidationError for one that did not fail."""
    check_can_retry(by, delivery)
    row = Delivery.objects.filter(pk=delivery.pk).locked().select_related("notice").get()
    if row.state != State.FAILED:
        raise ValidationError(_("This notice has not failed. There is nothing to send again."), code="state")
    now = timezone.now()
    hours = QuietHours.objects.in_force(timezone.localdate(now))
    Delivery.objects.filter(pk=row.pk).update(attempts=0, error="")
    postpone([row], now if row.is_urgent else hours.next_ring(now))
    row.refresh_from_db()
    return row
