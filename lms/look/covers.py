"""Course covers: flat shapes on the theme's ground, the same picture for the same course every time."""

from dataclasses import dataclass
from functools import cache
from zlib import crc32

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from lms.look.motifs import MOTIFS
from lms.look.themes import number

SIZES = {"list": 104, "card": 116, "hero": 152, "page": 184}
COMMON = {"c": "#efe6d2", "y": "#e3b04b", "a": "#c8912c"}
GROUNDS: dict[int, dict[str, str]] = {
    1: {"g": "#8f3b27", "h": "#ab5439", "d": "#6a2819", "k": "#451a10"},
    2: {"g": "#83611a", "h": "#997327", "d": "#5f4610", "k": "#3d2c08"},
    3: {"g": "#24507a", "h": "#2f6596", "d": "#183a5a", "k": "#122c45"},
    4: {"g": "#43397a", "h": "#6557ab", "d": "#2d2659", "k": "#1f1a40"},
    5: {"g": "#1d5a49", "h": "#2a755e", "d": "#174739", "k": "#10342a"},
}
OFTEN: dict[int, tuple[str, ...]] = {
    1: ("wrench", "city", "mic", "hands"),
    2: ("phone", "steps", "lamp"),
    3: ("loader", "steps", "wrench", "lamp"),
    4: ("talks", "scales", "contract"),
    5: ("helmet", "furnace", "aid", "moon", "heart", "extinguisher"),
}


@dataclass(frozen=True)
class Cover:
    """What a cover is drawn from, for callers that have no course."""

    theme: str
    title: str
    motif: str = ""


def course_cover(course: object, size: str | int = 104) -> SafeString:
    """A course's cover in a box of 64, 88, 104 (list), 116 (card), 152 (hero) or 184 (page)."""
    theme = number(getattr(course, "theme", ""))
    motif = getattr(course, "motif", "") or ""
    if motif not in MOTIFS:
        motif = _usual(theme, str(getattr(course, "title", "")))
    box = SIZES.get(str(size), size)
    return format_html('<span class="cov c{}" aria-hidden="true">{}</span>', box, drawing(theme, motif))


@cache
def drawing(theme: int, motif: str) -> SafeString:
    """The picture alone, for share pictures and feeds."""
    colours = GROUNDS[theme] | COMMON
    shapes = MOTIFS[motif].format(**colours)
    return mark_safe(
        '<svg viewBox="0 0 320 200" preserveAspectRatio="xMidYMid slice">'
        f'<path fill="{colours["g"]}" d="M0 0h320v200H0z"/>{shapes}</svg>'
    )


def _usual(theme: int, title: str) -> str:
    choices = OFTEN[theme]
    return choices[crc32(title.encode()) % len(choices)]
