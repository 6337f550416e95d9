from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from notices.actions.sending import send_when_due
from notices.enums import Channel, Choice, Kind, State
from notices.models import Delivery, Preference, QuietHours
from notices.planning import plan
from notices.registry import templates

CHOSEN = (Channel.SMS, Channel.EMAIL)
ALWAYS = (Kind.ACCOUNT,)


@transaction.atomic
def prefer(*, person: Person, kind: str, channel: str, choice: str, by: Person) -> Preference:
    """What the person wants from now on; what waits already is planned anew. Only one's own choice."""
    check_choice(kind, channel, choice)
    values = {"choice": choice}
    row, _new = Preference.objects.update_or_create(person=person, kind=kind, channel=channel, defaults=values)
    _plan_anew(person, kind, channel, Choice(choice))
    return row


def check_choice(kind: str, channel: str, choice: str) -> None:
    if kind not in Kind.values or channel not in CHOSEN or choice not in Choice.values:
        raise ValidationError(_("Please choose one of the ways that are offered."), code="choice")
    if kind in ALWAYS and choice == Choice.OFF:
        text = _("Notices about the safety of your account cannot be switched off: they warn you of somebody else.")
        raise ValidationError(text, code="always")


def _plan_anew(person: Person, kind: str, channel: str, choice: Choice) -> None:
    now = timezone.now()
    hours = QuietHours.objects.in_force(timezone.localdate(now))
    waiting = Delivery.objects.filter(notice__person=person, notice__kind=kind, channel=channel, state=State.WAITING)
    for row in waiting.locked().select_related("notice"):
        template = templates.get(row.notice.template)
        planned = plan(template, choice, now, hours) if template else None
        if planned is None:
            Delivery.objects.filter(pk=row.pk).update(state=State.DROPPED)
        elif planned.due_at != row.due_at or planned.is_digest != row.is_digest:
            row.due_at, row.is_urgent, row.is_digest = planned
            row.save(update_fields=["due_at", "is_urgent", "is_digest"])
            send_when_due([row])
