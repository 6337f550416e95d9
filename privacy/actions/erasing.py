from __future__ import annotations

from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from privacy import auditing, tombstones
from privacy.erasing import erase_rows
from privacy.erasing.pages import forget_pages
from privacy.erasing.traces import erase_traces
from privacy.models import DeletionRequest, Tombstone
from privacy.signals import forgetting, forgotten


@transaction.atomic
def erase(*, person: Person, by: Person | None) -> Tombstone:
    """Delete a person now. Her row stays as a pseudonym without a name; what must stay points to it. Twice is once.

    The stone is written to the file before the commit: a crash in between deletes her at the next replay."""
    locked = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if locked.is_superuser:
        raise ValidationError(_("The owner of the installation hands it over first."), code="owner")
    stone, is_new = Tombstone.objects.get_or_create(person_key=locked.pk)
    _erase(locked, stone, by)
    if is_new:
        tombstones.write_down(stone)
    return stone


@transaction.atomic
def replay(*, by: Person | None) -> tuple[int, int]:
    """After a restore: delete again whom the tombstones of file and database name; (stones, people found alive)."""
    stones = {str(stone.person_key): stone for stone in [*Tombstone.objects.all(), *tombstones.written_down()]}
    alive = 0
    for stone in stones.values():
        Tombstone.objects.get_or_create(
            person_key=stone.person_key, defaults={"pseudonym": stone.pseudonym, "deleted_at": stone.deleted_at}
        )
        person = Person.objects.select_for_update(of=("self",)).filter(pk=stone.person_key).first()
        if person and (person.name != stone.pseudonym or person.is_active):
            _erase(person, stone, by)
            alive += 1
    return len(stones), alive


def _erase(person: Person, stone: Tombstone, by: Person | None) -> None:
    forgetting.send(sender=Person, person=person)
    erase_traces(person, stone.pseudonym)
    counts = erase_rows(person, stone.pseudonym)
    DeletionRequest.objects.filter(person=person).waiting().update(done_at=timezone.now())
    auditing.write("privacy.erased", person=person.pk, by=by, facts=counts)
    told = {"sender": Person, "person_key": person.pk, "pseudonym": stone.pseudonym}
    transaction.on_commit(partial(forgotten.send, **told))
    transaction.on_commit(forget_pages)
