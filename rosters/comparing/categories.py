"""What a row says of categories, beside what is known and agreed to."""

from __future__ import annotations

from profiles.enums import SENSITIVE
from rosters.cleaning.row import Cleaned
from rosters.comparing.today import Known


def categories_added(person: Known, stated: list[str]) -> list[str]:
    """All that the person will have then, or nothing: nobody knows whether a roster names them all, so none is ended.

    One that was ended by hand stays so."""
    said = set(person.said.get("categories", []))
    added = [kind for kind in stated if kind not in person.categories and kind not in said]
    return sorted({*person.categories, *added}) if added else []


def leave_out_sensitive(row: Cleaned, person: Known | None) -> None:
    """Hardship is not taken over, nor remembered, without the person's own consent."""
    stated = row.values["categories"]
    plain = [kind for kind in stated if kind not in SENSITIVE]
    if plain != stated and not (person and person.may_be_sensitive):
        row.values["categories"] = plain
        row.note("category", "category_consent")
