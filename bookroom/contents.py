"""The stored table of contents of a book, as screens need it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from django.utils.translation import gettext as _


class Line(TypedDict):
    title: str
    chapter: int  # 0 for a mere heading
    fragment: str
    depth: int


def lines(entries: list[dict], depth: int = 0) -> Iterator[Line]:
    """The nested contents as one list, each line with its depth (0 and up)."""
    for entry in entries:
        yield Line(title=entry["title"], chapter=entry["chapter"], fragment=entry["fragment"], depth=depth)
        yield from lines(entry["children"], depth + 1)


def chapter_title(entries: list[dict], position: int) -> str:
    """What the chapter is called: its own line of the contents, else the last one before it."""
    title = ""
    for line in lines(entries):
        if line["chapter"] == position:
            return line["title"]
        if 0 < line["chapter"] < position:
            title = line["title"]
    return title or _("Part %(number)d") % {"number": position}
