"""The rows of a list that are people, in batches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

BATCH = 500
LONGEST = 400  # characters of a cell that are worth showing
FOOTERS = ("合计", "总计", "小计", "填表人", "制表", "审核人", "备注", "说明", "注:", "注：", "负责人")


def shortened(values: list) -> list:
    """Nobody reads a cell of a thousand characters; what is left is still too long for every column."""
    return [value[:LONGEST] + "…" if type(value) is str and len(value) > LONGEST else value for value in values]


class Rows:
    """The people's rows in batches, only the columns that mean something; what was passed over is counted."""

    def __init__(self, table: Any, header: Any, most: int) -> None:
        self.table, self.header, self.most = table, header, most
        self.count = 0
        titles = header.titles
        self.titles = [titles[place] if place < len(titles) else "" for place in header.columns.values()]
        self.key = list(header.columns).index("number")
        self.key_title = self.titles[self.key] or None
        self.footers: list[int] = []
        self.repeated: list[int] = []
        self.hidden: list[int] = []

    def __iter__(self) -> Iterator[dict[str, Any]]:
        places, hidden = list(self.header.columns.values()), set(self.table.hidden_rows)
        batch: list[list] = []
        for number, values in self.people():
            width = len(values)
            cells = shortened([values[place] if place < width else None for place in places])
            if not any(cells) or (
                cells[self.key] in (None, self.key_title) and self.is_no_person(number, cells, values)
            ):
                continue
            self.count += 1
            if self.count > self.most:
                return
            if number in hidden:
                self.hidden.append(number)
            batch.append([number, cells])
            if len(batch) == BATCH:
                yield {"rows": batch}
                batch = []
        if batch:
            yield {"rows": batch}

    def people(self) -> Iterator[tuple[int, list]]:
        rows = self.table.rows()
        for _line in range(self.header.line + 1):
            next(rows, None)
        return rows

    def is_no_person(self, number: int, cells: list, values: list) -> bool:
        """A line of headings printed again, or a sum or signature under the list."""
        if cells == self.titles or [str(cell or "").strip() for cell in cells] == self.titles:
            self.repeated.append(number)
            return True
        first = next((str(value).strip() for value in values if value is not None), "")
        if first.startswith(FOOTERS):
            self.footers.append(number)
            return True
        return False

    def facts(self) -> dict[str, Any]:
        lists = {"footers": self.footers, "repeated": self.repeated, "hidden_rows": self.hidden}
        return {"rows": self.count, **{name: [len(found), found[:5]] for name, found in lists.items()}}
