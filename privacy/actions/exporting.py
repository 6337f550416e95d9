from __future__ import annotations

import datetime
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from accounts.models import Person
from privacy import auditing
from privacy.enums import ExportState
from privacy.exporting import exported_entries, packed
from privacy.models import Export, PrivacyTerm
from records import outbox

TOPIC = "privacy.export"


@transaction.atomic
def ask_for_export(*, person: Person, by: Person) -> Export:
    """Have the worker make a file of everything about the person; one at a time, an older file goes."""
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if waiting := Export.objects.filter(person=person, state=ExportState.WAITING).first():
        return waiting
    for old in Export.objects.filter(person=person):
        _delete(old)
    language = (get_language() or "zh-hans").lower()
    parts = len(exported_entries())
    export = Export.objects.create(person=person, language=language, part_count=parts)
    outbox.enqueue(TOPIC, {"export": str(export.pk)}, key=f"export:{export.pk}")
    auditing.write("privacy.export_asked", person=person.pk, by=by)
    return export


def make_export(*, pk: UUID | str, by: Person | None) -> Export | None:
    """Make the file; None when there is nothing to do. A second run of a finished one changes nothing."""
    export = Export.objects.select_related("person").filter(pk=pk, state=ExportState.WAITING).first()
    if export is None:
        return None

    def tell(done: int) -> None:
        Export.objects.filter(pk=export.pk).update(done_count=done)

    content = packed(export.person, export.language, tell)
    hours = PrivacyTerm.objects.of().export_hours
    export.file.save("export.zip", ContentFile(content), save=False)
    export.state, export.size, export.done_count = ExportState.READY, len(content), export.part_count
    export.expires_at = timezone.now() + datetime.timedelta(hours=hours)
    export.save()
    return export


@transaction.atomic
def note_download(*, export: Export, by: Person) -> None:
    Export.objects.filter(pk=export.pk).update(downloaded_at=timezone.now())
    auditing.write("privacy.export_downloaded", person=export.person_id, by=by)


@transaction.atomic
def delete_expired_exports(*, by: Person | None) -> int:
    expired = list(Export.objects.over())
    for export in expired:
        _delete(export)
    return len(expired)


def _delete(export: Export) -> None:
    if export.file:
        storage, name = export.file.storage, str(export.file.name)
        transaction.on_commit(lambda: storage.delete(name))
    export.delete()
