"""A book's title in upright columns or in lines over its jacket."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from lms.look.jackets import Jacket
from lms.look.numbers import length

SERIF = "Songti SC,Noto Serif SC,Noto Serif CJK SC,serif"
SPINE = mark_safe('<path d="M0 0h6v160H0z" opacity=".1"/><path d="M6.5 0v160" stroke="#fff" stroke-opacity=".22"/>')
COLUMN_HOLDS = 8
PITCH = 1.16


def typeset(jacket: Jacket, title: str, author: str) -> SafeString:
    """The whole cover, 120 × 160. What follows a colon or a bracket stands on the title page, not here."""
    short = title.split("：")[0].split("（")[0].split(":")[0].strip() or title
    set_words = _columns if _is_upright(short) and len(short) <= 2 * COLUMN_HOLDS else _lines
    return format_html(
        '<svg viewBox="0 0 120 160" font-family="{}"><path fill="{}" d="M0 0h120v160H0z"/>{}{}{}</svg>',
        SERIF,
        jacket.ground,
        mark_safe(jacket.ornament),
        set_words(jacket, short, author),
        SPINE,
    )


def _is_upright(text: str) -> bool:
    return all(ord(letter) >= 0x2E80 for letter in text)


def _columns(jacket: Jacket, title: str, author: str) -> SafeString:
    """Columns from the right, each letter placed, so that no engine has to know vertical text."""
    rows = len(title) if len(title) <= COLUMN_HOLDS else -(-len(title) // 2)
    columns = [title[:rows], title[rows:]] if rows < len(title) else [title]
    size = min(24, int((jacket.foot - 14) / rows / PITCH))
    letters = [
        (length(96 - at * size * 1.3), length(14 + size + row * size * PITCH), letter)
        for at, column in enumerate(columns)
        for row, letter in enumerate(column)
    ]
    slip = _slip(jacket, len(columns) * size * 1.3 + 4, rows * size * PITCH + 6)
    return slip + _letters(letters, size, jacket.ink) + _author(jacket, author)


def _letters(placed: list[tuple[str, str, str]], size: float, ink: str, weight: int = 700) -> SafeString:
    return format_html(
        '<g font-size="{}" font-weight="{}" text-anchor="middle" fill="{}">{}</g>',
        size,
        weight,
        ink,
        format_html_join("", '<text x="{}" y="{}">{}</text>', placed),
    )


def _author(jacket: Jacket, author: str) -> SafeString:
    """The author upright and small at the left, or in a line at the foot when the name is Latin."""
    if not _is_upright(author):
        return format_html('<text x="14" y="148" font-size="10" fill="{}">{}</text>', jacket.soft, author[:16])
    placed = [("20", length(22 + row * 10.5), letter) for row, letter in enumerate(author[:7])]
    return _letters(placed, 9, jacket.soft, 400)


def _slip(jacket: Jacket, width: float, height: float) -> SafeString:
    """The pasted label of a thread-bound book, at the right or over the whole width."""
    if not jacket.slip:
        return mark_safe("")
    left = 110 - width
    return format_html(
        '<path fill="{}" d="M{} 12h{}v{}h-{}z"/>', jacket.slip, *map(length, (left, width, height, width))
    )


def _lines(jacket: Jacket, title: str, author: str) -> SafeString:
    """Longer and Latin titles in lines from the top left, the author below them."""
    size = 17 if _width(title) <= 22 else 13
    rows = _wrap(title, 160 // size)[:5]
    foot = 18 + size * 1.3 * len(rows)
    text = format_html_join(
        "", '<text x="18" y="{}">{}</text>', ((length(15 + size * (1 + 1.3 * i)), row) for i, row in enumerate(rows))
    )
    slip = _slip(jacket, 98, foot + 6)
    under = jacket.ink if jacket.slip else jacket.soft
    signed = format_html('<text x="18" y="{}" font-size="9" fill="{}">{}</text>', length(foot + 9), under, author[:16])
    return slip + format_html('<g font-size="{}" font-weight="700" fill="{}">{}</g>', size, jacket.ink, text) + signed


def _width(text: str) -> int:
    """Latin letters are half as wide as Chinese ones."""
    return sum(2 if ord(letter) >= 0x2E80 else 1 for letter in text)


def _wrap(title: str, width: int) -> list[str]:
    rows = [""]
    for piece in _pieces(title):
        if rows[-1] and _width(rows[-1] + piece) > width:
            rows.append("")
        rows[-1] += piece
    return [row.strip() for row in rows]


def _pieces(title: str) -> list[str]:
    """Chinese breaks between any two letters, Latin only after a space."""
    pieces: list[str] = []
    for letter in title:
        if pieces and ord(letter) < 0x2E80 and ord(pieces[-1][-1]) < 0x2E80 and pieces[-1][-1] != " ":
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces
