"""Two records of one person were put together: one ledger from now on."""

from __future__ import annotations

from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from accounts.signals import merge_considered, people_merged
from credits.actions.merging import merge_ledgers, to_move
from credits.models import Certificate


@receiver(merge_considered)
def count_ledger(sender: type, *, gone: Person, **kwargs) -> list:
    certificates = Certificate.objects.filter(person=gone).count()
    return [(_("Entries of the credit ledger"), to_move(gone).count()), (_("Certificates"), certificates)]


@receiver(people_merged)
def follow_merge(sender: type, *, kept: Person, gone: Person, by: Person | None, **kwargs) -> None:
    merge_ledgers(kept=kept, gone=gone, by=by)
