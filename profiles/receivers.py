"""Files go with what is deleted; rows go to the record that stays when two are put together."""

from __future__ import annotations

from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from accounts.signals import merge_considered, people_merged
from profiles.actions.merging import merge_profiles
from profiles.models import CategorySpan, CertificateStep, SkillCertificate


@receiver(post_delete, sender=SkillCertificate)
@receiver(post_delete, sender=CertificateStep)
def remove_file(sender: type, instance: SkillCertificate | CertificateStep, **kwargs: Any) -> None:
    """Once the deletion holds."""
    name = instance.file.name
    if name:
        transaction.on_commit(lambda: default_storage.delete(name))


@receiver(merge_considered)
def count_rows(sender: type, *, gone: Person, **kwargs: Any) -> list:
    spans, certificates = (model.objects.filter(person=gone).count() for model in (CategorySpan, SkillCertificate))
    return [(_("Categories"), spans), (_("Skill certificates"), certificates)]


@receiver(people_merged)
def follow_merge(sender: type, *, kept: Person, gone: Person, **kwargs: Any) -> None:
    merge_profiles(kept=kept, gone=gone)
