"""Everything that is kept about a person, as JSON for machines and as a page for people."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Field, ForeignKey, ManyToManyField, Model
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import localize
from django.utils.translation import gettext as _

from accounts.models import Person
from privacy.codes import word_for
from privacy.inventory import Entry, of_people
from privacy.inventory.entry import local_fields
from privacy.words import name_of, title_of, why

Tell = Callable[[int], None]


def exported_entries() -> list[Entry]:
    return [entry for entry in of_people() if entry.export]


def packed(person: Person, language: str, tell: Tell = lambda done: None) -> bytes:
    """A zip with `data.json` and `data.html`; `tell` hears how many parts are done."""
    with translation.override(language):
        parts = []
        for number, entry in enumerate(exported_entries(), 1):
            parts.append(part(entry, person))
            tell(number)
        made_at = timezone.localtime()
        data = {"made_at": made_at, "person": person.pk, "parts": parts}
        text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
        filled = [one for one in parts if one["rows"]]
        page = render_to_string("privacy/export.html", {"parts": filled, "made_at": made_at, "person": person})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", text)
        archive.writestr("data.html", page)
    return buffer.getvalue()


def part(entry: Entry, person: Person) -> dict[str, Any]:
    """One model: what it is, why we have it, and the person's rows field by field."""
    fields = [one for one in local_fields(entry.model) if one.name not in entry.withheld]
    joined = [one.name for one in fields if isinstance(one, ForeignKey)]
    rows = entry.rows(person).select_related(*joined).order_by("pk")
    return {
        "kind": entry.label,
        "title": title_of(entry),
        "why": why(entry),
        "names": {one.name: name_of(one) for one in fields},
        "rows": [{one.name: value_of(entry, row, one, person) for one in fields} for row in rows],
    }


def value_of(entry: Entry, row: Model, field: Field, person: Person) -> Any:
    """The value as it is; of a link the name of what it leads to; of a code {"code", "text"}, so that machines and
    people have theirs. Other people stay masked: it is not their export."""
    if field.name in entry.shown:
        return getattr(row, entry.shown[field.name])
    if isinstance(field, ManyToManyField):
        return [str(one) for one in getattr(row, field.name).all()]
    value = getattr(row, field.name)
    if isinstance(value, Person):
        return value.name if value.pk == person.pk else value.masked_name
    if isinstance(value, Model):
        return str(value)
    if (text := word_for(entry, field, value)) is not None:
        return {"code": value, "text": text}
    return getattr(value, "name", "") if hasattr(field, "upload_to") else value


def readable(value: Any) -> str:
    """A value for the page."""
    if isinstance(value, dict) and set(value) == {"code", "text"}:
        value = value["text"]
    if value in (None, "", [], {}):
        return "—"
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, dict | list):
        return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)
    return str(localize(timezone.localtime(value) if hasattr(value, "tzinfo") and value.tzinfo else value))
