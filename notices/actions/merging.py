from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef

from accounts.models import Person
from notices.models import Notice, Preference


@transaction.atomic
def take_over(*, kept: Person, gone: Person, by: Person | None) -> int:
    """Two records are one person: `kept` gets what `gone` was told, and its choices where she made none herself.

    What both were told once stays once. Called again it moves what came meanwhile. How many notices moved."""
    told = Notice.objects.filter(person=kept, template=OuterRef("template"), once=OuterRef("once"))
    Notice.objects.filter(Exists(told), person=gone).exclude(once="").delete()
    chosen = Preference.objects.filter(person=kept, kind=OuterRef("kind"), channel=OuterRef("channel"))
    Preference.objects.filter(Exists(chosen), person=gone).delete()
    Preference.objects.filter(person=gone).update(person=kept)
    return Notice.objects.filter(person=gone).update(person=kept)
