"""Where the list begins: the line of headings, under titles, in one line or in two merged ones."""

from __future__ import annotations

from dataclasses import dataclass, field

from rosters.reading.synonyms import column_of

SEARCHED = 30  # lines from the top in which headings are looked for
Row = list


@dataclass
class Header:
    """`line` is the last line of the headings, counted from 0; `columns` maps our key to a column of the sheet."""

    line: int
    titles: list[str]
    columns: dict[str, int]
    doubles: list[int] = field(default_factory=list)  # columns that mean the same as one before

    @property
    def is_sure(self) -> bool:
        return {"name", "number"} <= self.columns.keys()


def text(value: object) -> str:
    return "" if value is None else str(value).strip()


def find_header(rows: list[Row], hidden: frozenset[int] = frozenset()) -> Header | None:
    """The best line of headings among the first ones; None when no line names two of our columns."""
    best: Header | None = None
    for line in range(min(len(rows), SEARCHED)):
        for found in (one_line(rows, line, hidden), two_lines(rows, line, hidden)):
            if found and len(found.columns) >= 2 and (best is None or len(found.columns) > len(best.columns)):
                best = found
    return best


def one_line(rows: list[Row], line: int, hidden: frozenset[int]) -> Header:
    return assign(line, [text(value) for value in rows[line]], hidden)


def two_lines(rows: list[Row], line: int, hidden: frozenset[int]) -> Header | None:
    """Headings merged over two lines: where the lower one says something it is the heading."""
    if line + 1 >= len(rows):
        return None
    upper, lower = [text(value) for value in rows[line]], [text(value) for value in rows[line + 1]]
    width = max(len(upper), len(lower))
    upper, lower = upper + [""] * (width - len(upper)), lower + [""] * (width - len(lower))
    pairs = list(zip(upper, lower, strict=True))
    is_data = any(below and column_of(above) and not column_of(below) for above, below in pairs)
    if is_data or not any(map(column_of, lower)):
        return None
    return assign(line + 1, [below or above for above, below in pairs], hidden)


def assign(line: int, titles: list[str], hidden: frozenset[int]) -> Header:
    """A visible column goes before a hidden one of the same meaning, else the left one counts."""
    columns: dict[str, int] = {}
    doubles = []
    for place in sorted(range(len(titles)), key=lambda place: (place in hidden, place)):
        key = column_of(titles[place])
        if key and key in columns:
            doubles.append(place)
        elif key:
            columns[key] = place
    return Header(line, titles, columns, sorted(doubles))
