"""How long a text takes: characters a minute by language, for words such as "about 6 hours"."""

from __future__ import annotations

from django.utils.translation import gettext as _

DENSE = ("zh", "ja", "ko")
DENSE_PACE, LETTER_PACE = 400, 1100  # characters a minute of a calm adult reader


def pace(language: str) -> int:
    return DENSE_PACE if language[:2].lower() in DENSE or not language else LETTER_PACE


def duration(characters: int, language: str) -> str:
    """ "about 6 hours", "about 20 minutes"; empty for a book of pictures."""
    minutes = round(characters / pace(language))
    if not characters:
        return ""
    if minutes < 60:
        return _("about %(count)d min") % {"count": max(1, minutes)}
    return _("about %(count)d h") % {"count": round(minutes / 60)}
