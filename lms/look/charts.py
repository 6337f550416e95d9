"""Small charts for officers: SVG from numbers, every chart also as words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from lms.look.numbers import length, round_top

WIDTH, HEIGHT, LEFT, TOP, FLOOR = 1036, 216, 48, 12, 188


@dataclass(frozen=True)
class Column:
    """One column: its name, its value, last year's value, and whether its time is still running."""

    name: str
    value: int
    before: int | None = None
    is_open: bool = False


def columns(data: Sequence[Column], label: str, theme: int = 3) -> SafeString:
    """Columns by month with last year's mark; the running month is dashed. The label says it in words."""
    top = round_top(max([c.value for c in data] + [c.before or 0 for c in data] + [1]))
    return format_html(
        '<svg class="chart wide th{}" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>',
        theme,
        WIDTH,
        HEIGHT,
        label,
        _axes(top),
        _columns(data, top),
    )


def sparkline(values: Sequence[float]) -> SafeString:
    """A line of 84 × 34 beside a number that already says it, hence hidden from readers' ears."""
    if len(values) < 2:
        return mark_safe("")
    low, high = min(values), max(values)
    step, reach = 76 / (len(values) - 1), (high - low) or 1
    points = [(2 + i * step, 30 - (value - low) * 26 / reach) for i, value in enumerate(values)]
    path = "M" + "L".join(f"{length(x)} {length(y)}" for x, y in points)
    return format_html(
        '<svg class="spark" viewBox="0 0 84 34" aria-hidden="true"><path d="{}"/>'
        '<circle cx="{}" cy="{}" r="3.5"/></svg>',
        path,
        *map(length, points[-1]),
    )


KEYS = {
    "col": '<rect class="col" width="14" height="14" rx="3"/>',
    "was": '<path class="was" d="M1 7h12"/>',
    "open": '<rect class="open" x="1" y="1" width="12" height="12" rx="3"/>',
}


def key(kind: str, theme: int = 3) -> SafeString:
    """The sign before a word of the legend: col, was or open."""
    return format_html(
        '<svg class="chart th{}" viewBox="0 0 14 14" aria-hidden="true">{}</svg>', theme, mark_safe(KEYS[kind])
    )


def _axes(top: int) -> SafeString:
    lines = [(FLOOR, 0), ((FLOOR + TOP) // 2, top / 2), (TOP, top)]
    return format_html_join(
        "",
        '<path class="axis" d="M48 {}H1036"/><text x="40" y="{}" text-anchor="end">{}</text>',
        ((y, y + 4, f"{value:,g}") for y, value in lines if value == int(value)),
    )


def _columns(data: Sequence[Column], top: int) -> SafeString:
    slot = (WIDTH - LEFT) / max(len(data), 1)
    return format_html_join("", "{}", ((_column(c, LEFT + (i + 0.5) * slot, top),) for i, c in enumerate(data)))


def _column(column: Column, middle: float, top: int) -> SafeString:
    high = (FLOOR - TOP) * column.value / top
    was = ""
    if column.before is not None:
        level = FLOOR - (FLOOR - TOP) * column.before / top
        was = format_html('<path class="was" d="M{} {}h40"/>', length(middle - 20), length(level))
    return format_html(
        '<rect class="{}" x="{}" y="{}" width="30" height="{}" rx="4"/>{}'
        '<text x="{}" y="208" text-anchor="middle">{}</text>',
        "open" if column.is_open else "col",
        length(middle - 15),
        length(FLOOR - high),
        length(high),
        was,
        length(middle),
        column.name,
    )
