from __future__ import annotations

import datetime

from django.db import transaction

from accounts.models import Person
from profiles.enums import Source
from profiles.models import CategorySpan, CategoryStep, Profile, SkillCertificate

FOREVER = datetime.date.max


@transaction.atomic
def merge_profiles(*, kept: Person, gone: Person) -> int:
    """Categories, certificates and the profile of `gone` become `kept`'s; what `kept` stated of herself stays."""
    moved = _merge_categories(kept, gone)
    CategoryStep.objects.filter(person=gone).update(person=kept)
    CategoryStep.objects.filter(done_by=gone).update(done_by=kept)  # the other record has no name any more
    Profile.objects.filter(changed_by=gone).update(changed_by=kept)
    moved += SkillCertificate.objects.filter(person=gone).update(person=kept)
    if not Profile.objects.filter(person=kept).exists():
        moved += Profile.objects.filter(person=gone).update(person=kept)
    Profile.objects.filter(person=gone).delete()
    return moved


def _merge_categories(kept: Person, gone: Person) -> int:
    """Days of both, each once: spans that share a day become one, with the stronger source."""
    kinds = set(CategorySpan.objects.filter(person=gone).values_list("kind", flat=True))
    rows = CategorySpan.objects.filter(person__in=[kept, gone], kind__in=kinds)
    spans = list(rows.order_by("kind", "from_on"))
    rows.delete()
    merged: list[CategorySpan] = []
    for span in spans:
        last = merged[-1] if merged else None
        if last and last.kind == span.kind and span.from_on <= (last.to_on or FOREVER):
            end = max(last.to_on or FOREVER, span.to_on or FOREVER)
            last.to_on = None if end == FOREVER else end
            last.source = max(last.source, span.source, key=lambda source: Source(source).rank)
        else:
            fields = {"kind": span.kind, "from_on": span.from_on, "to_on": span.to_on, "source": span.source}
            merged.append(CategorySpan(person=kept, **fields))
    CategorySpan.objects.bulk_create(merged)
    return len(merged)
