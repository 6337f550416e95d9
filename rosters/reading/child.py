"""The process that opens a stranger's file: no Django, no network, little memory, little time.

Reads its order as one line of JSON from stdin, answers in lines of JSON on stdout:
{"table": …}, any number of {"rows": [[number, hidden, [cells]], …]}, {"end": rows}; or {"refused": [code, facts]}.
Asked with `words` whether the file holds one of them: {"end": {}, "holds": true}."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from typing import Any


def limit(memory: int, seconds: int) -> None:
    """The kernel holds the limits: an allocation beyond them fails, a loop beyond them is killed."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def say(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message, ensure_ascii=False, separators=(",", ":")) + "\n")


def main() -> int:
    order = json.loads(sys.stdin.readline())
    limit(order["limits"]["memory"], order["limits"]["seconds"])
    from rosters.reading.refusals import Refused  # noqa: PLC0415  # after the limits

    try:
        for message in answer(order):
            say(message)
    except Refused as refused:
        say({"refused": [refused.code, refused.facts]})
    except (MemoryError, RecursionError):
        say({"refused": ["too_large", {}]})
    sys.stdout.flush()
    return 0


def answer(order: dict[str, Any]) -> Iterator[dict[str, Any]]:
    from rosters.reading.archive import kind_of  # noqa: PLC0415  # after the limits
    from rosters.reading.header import Header, find_header  # noqa: PLC0415
    from rosters.reading.people import Rows, shortened  # noqa: PLC0415
    from rosters.reading.refusals import Refused  # noqa: PLC0415
    from rosters.reading.search import holds  # noqa: PLC0415
    from rosters.reading.text import read_text  # noqa: PLC0415
    from rosters.reading.workbook import read_workbook  # noqa: PLC0415

    limits = order["limits"]
    if "words" in order:
        yield {"end": {}, "holds": holds(order["path"], order["words"], limits)}
        return
    workbook = kind_of(order["path"]) == "xlsx"
    table = (
        read_workbook(order["path"], limits, order.get("sheet", "")) if workbook else read_text(order["path"], limits)
    )
    found = find_header(table.head, frozenset(table.hidden_columns))
    if order.get("columns"):  # the officer's word goes before ours
        found = Header(order["line"], order["titles"], order["columns"])
    header = found or Header(first_line(table.head), [str(value or "") for value in widest(table.head)], {})
    said = {name: getattr(table, name) for name in ("sheet", "encoding", "other_sheets", "hidden_columns", "has_links")}
    sample = [shortened(row) for row in table.head[header.line + 1 : header.line + 4]]
    yield {"table": {**said, **vars(header), "is_sure": header.is_sure, "sample": sample, "height": table.height}}
    if header.is_sure:
        rows = Rows(table, header, limits["rows"])
        yield from rows
        if rows.count > limits["rows"]:
            raise Refused("too_many_rows", rows=limits["rows"])
        yield {"end": rows.facts()}


def first_line(head: list[list]) -> int:
    """Where headings stand that we do not know: the first line as wide as the widest."""
    widths = [sum(value is not None for value in row) for row in head]
    return widths.index(max(widths))


def widest(head: list[list]) -> list:
    return head[first_line(head)]


if __name__ == "__main__":
    sys.exit(main())
