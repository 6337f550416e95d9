"""Progress rings: SVG that starts at 12 o'clock, with round ends and a text alternative."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from lms.look.icons import SHAPES
from lms.look.numbers import length, share

STROKES = {24: 3, 44: 4, 56: 5, 132: 12, 148: 10}


def ring(percent: float, size: int = 44, text: str = "", sub: str = "", label: str = "") -> SafeString:
    """One value of 0–100. A full small ring shows a tick; text replaces the number, sub stands behind it."""
    done = share(percent)
    label = label or _("%(percent)s%% done") % {"percent": round(done)}
    return format_html(
        '<span class="ring r{}" role="img" aria-label="{}">{}{}</span>',
        size,
        label,
        _circles(size, [("", 0, done)]),
        _middle(done, size, text, sub),
    )


def ring_of_parts(parts: Sequence[tuple[int, float]], goal: float, size: int, text: str, label: str) -> SafeString:
    """Several themes in one ring: pairs of theme number and amount, measured against the goal."""
    whole = max(goal, sum(amount for _theme, amount in parts)) or 1
    arcs, start = [], 0.0
    for theme, amount in parts:
        arcs.append((f" th{theme}", start, amount * 100 / whole))
        start += amount * 100 / whole
    return format_html(
        '<span class="ring r{}" role="img" aria-label="{}">{}{}</span>',
        size,
        label,
        _circles(size, arcs),
        _words(text, f"/ {goal:.1f}"),
    )


def _circles(size: int, arcs: list[tuple[str, float, float]]) -> SafeString:
    stroke, middle = STROKES[size], f"{size / 2:g}"
    radius = f"{(size - stroke) / 2:g}"
    gap = 100 * stroke / (3.1416 * (size - stroke)) if len(arcs) > 1 else 0
    drawn = format_html_join(
        "",
        '<circle class="fg{}" r="{}" stroke-width="{}" pathLength="100" stroke-dasharray="{} 101"{}/>',
        (
            (theme, radius, stroke, length(max(amount - gap * 1.6, 0.1)), _turn(start + gap * 0.8 if gap else start))
            for theme, start, amount in arcs
            if amount > 0
        ),
    )
    return format_html(
        '<svg viewBox="0 0 {0} {0}" aria-hidden="true"><g transform="translate({1} {1}) rotate(-90)">'
        '<circle class="tr" r="{2}" stroke-width="{3}"/>{4}</g></svg>',
        size,
        middle,
        radius,
        stroke,
        drawn,
    )


def _turn(start: float) -> SafeString:
    return mark_safe(f' stroke-dashoffset="{length(-start)}"' if start else "")


def _middle(done: float, size: int, text: str, sub: str) -> SafeString:
    if size < 44:
        return mark_safe("")
    if done >= 100 and not text:
        return mark_safe(f'<svg class="i" viewBox="0 0 24 24" aria-hidden="true">{SHAPES["check"]}</svg>')
    return _words(text or f"{done:.0f}%", sub)


def _words(text: str, sub: str) -> SafeString:
    small = format_html("<small>{}</small>", sub) if sub else ""
    return format_html('<span aria-hidden="true"><b>{}</b>{}</span>', text, small)
