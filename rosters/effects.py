# ruff: noqa: E501 (sentences and lists of words are not cut)
"""What importing a roster will do or did, in sentences; nothing is left unsaid beside the button."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rosters.enums import State
from rosters.models import RosterImport


def effects(roster: RosterImport) -> list[tuple[str, str]]:
    """(icon, sentence) of what importing will do."""
    count = roster.counts.get
    found = [
        ("users", ngettext("%d person gets a record.", "%d people get a record.", count("new", 0)), count("new", 0)),
        ("pen", ngettext("%d record is changed.", "%d records are changed.", count("changed", 0)), count("changed", 0)),
        ("org", ngettext("%d person moves here.", "%d people move here.", count("moved", 0)), count("moved", 0)),
        (
            "alert",
            ngettext("%d row with errors stays out.", "%d rows with errors stay out.", count("error", 0)),
            count("error", 0),
        ),
    ]
    lines = [(icon, text % number) for icon, text, number in found if number]
    if count("moved"):
        lines.append(("info", _("A membership outside your part of the tree stays; its own union ends it.")))
    return lines or [("check", _("The file says what the records say: nothing changes."))]


def result(roster: RosterImport) -> list[tuple[str, str]]:
    lines = effects_done(roster)
    if roster.state == State.UNDONE and (stays := roster.rows.filter(notes__name=["stays", {}]).count()):
        text = ngettext(
            "%d person was changed or has signed in since, and stays as is.",
            "%d people were changed or have signed in since, and stay as they are.",
            stays,
        )
        lines.append(("alert", text % stays))
    return lines


def effects_done(roster: RosterImport) -> list[tuple[str, str]]:
    count = roster.counts.get
    found = [
        ("users", ngettext("%d person got a record.", "%d people got a record.", count("new", 0)), count("new", 0)),
        (
            "pen",
            ngettext("%d record was changed.", "%d records were changed.", count("changed", 0)),
            count("changed", 0),
        ),
        ("org", ngettext("%d person moved here.", "%d people moved here.", count("moved", 0)), count("moved", 0)),
    ]
    if roster.ends_absent:
        left = count("left", 0)
        found.append(("out", ngettext("%d membership ended.", "%d memberships ended.", left), left))
    return [(icon, text % number) for icon, text, number in found if number]
