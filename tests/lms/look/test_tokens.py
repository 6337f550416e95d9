"""Every ink on every ground it may stand on keeps 4.5 : 1, light and dark."""

import re

import pytest
from django.conf import settings

SHEET = (settings.BASE_DIR / "lms/frontend/css/tokens.css").read_text()
BLOCKS = {
    "light": re.search(r"\[data-theme=light\] {(.*?)}", SHEET, re.S)[1],
    "dark": re.search(r"\n\[data-theme=dark\] {(.*?)}", SHEET, re.S)[1],
    "system": re.search(r":root:not\(\[data-theme\]\) {(.*?)}", SHEET, re.S)[1],
}
INKS = ["ink", "ink-2", "ink-3", "t1", "t2", "t3", "t4", "t5", "accent", "good", "warn", "bad"]
PAIRS = [
    *[(ink, ground) for ink in INKS for ground in ("paper", "surface")],
    *[(ink, ground) for ink in ("ink", "ink-2", "ink-3") for ground in ("sunk", "press")][:5],
    ("on-accent", "accent"),
    ("good", "good-soft"),
    ("warn", "warn-soft"),
    ("bad", "bad-soft"),
    ("ink", "good-soft"),
    ("ink", "warn-soft"),
    ("ink", "bad-soft"),
    ("mark-ink", "mark"),
]


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})\b", BLOCKS[block]))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(d * 2 for d in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("block", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_contrast_is_readable(block, ink, ground):
    of = tokens(block)
    assert contrast(of[ink], of[ground]) >= 4.5


def test_system_dark_is_chosen_dark():
    assert tokens("system") == tokens("dark")
