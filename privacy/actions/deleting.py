from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from privacy import auditing
from privacy.actions.erasing import erase
from privacy.models import DeletionRequest, PrivacyTerm


@transaction.atomic
def ask_for_deletion(*, person: Person, by: Person) -> DeletionRequest:
    """Delete the person after the days of thinking it over; asked again, the first request stands."""
    locked = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if locked.is_superuser:
        raise ValidationError(_("The owner of the installation hands it over first."), code="owner")
    if known := DeletionRequest.objects.waiting().filter(person=locked).first():
        return known
    days = PrivacyTerm.objects.of().cooling_days
    due_on = timezone.localdate() + datetime.timedelta(days=days)
    request = DeletionRequest.objects.create(person=locked, due_on=due_on)
    auditing.write("privacy.deletion_asked", person=person.pk, by=by, facts={"due_on": due_on.isoformat()})
    return request


@transaction.atomic
def undo_deletion(*, person: Person, by: Person) -> bool:
    """Until the day before it is due; False when there is nothing to undo."""
    waiting = DeletionRequest.objects.waiting().filter(person=person)
    undone = waiting.update(undone_at=timezone.now())
    if undone:
        auditing.write("privacy.deletion_undone", person=person.pk, by=by)
    return bool(undone)


def delete_due(*, by: Person | None) -> int:
    """Delete whose day has come, each in a transaction of its own; how many."""
    due = DeletionRequest.objects.waiting().filter(due_on__lte=timezone.localdate()).select_related("person")
    for request in due:
        erase(person=request.person, by=by)
    return len(due)
