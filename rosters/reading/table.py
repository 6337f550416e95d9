from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field


@dataclass
class Table:
    """What a file holds, before anybody knows which column means what."""

    head: list[list]
    rows: Callable[[], Iterator[tuple[int, list]]]
    height: int
    sheet: str = ""
    encoding: str = ""
    other_sheets: list[str] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    has_links: bool = False
