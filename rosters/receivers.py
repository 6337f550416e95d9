"""What lower floors tell: two records became one, a sensitive category was deleted."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver

from accounts.models import Person
from accounts.signals import people_merged
from profiles.enums import SENSITIVE
from profiles.models import CategorySpan
from rosters.models import LastSaid, RosterRow


@receiver(people_merged, sender=Person)
def follow(kept: Person, gone: Person, **signal: Any) -> None:
    """What the last roster said of the record that stays counts; without one, what it said of the other."""
    RosterRow.objects.filter(person=gone).update(person=kept)
    if not LastSaid.objects.filter(person=kept).exists():
        LastSaid.objects.filter(person=gone).update(person=kept)
    LastSaid.objects.filter(person=gone).delete()


@receiver(post_delete, sender=CategorySpan)
def forget_word(sender: type, instance: CategorySpan, **signal: Any) -> None:
    """What was kept by consent alone goes from the memory of rosters too."""
    if instance.kind not in SENSITIVE:
        return
    for row in LastSaid.objects.filter(person=instance.person_id):
        said = row.values.get("categories", [])
        if instance.kind in said:
            row.values["categories"] = [kind for kind in said if kind != instance.kind]
            row.save(update_fields=["values"])
