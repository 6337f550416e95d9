"""Workbooks and text files made by code: whole ones, and parts to make broken ones from."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import xlsxwriter

from accounts.identity.eighteen import check_character

TITLES = ["姓名", "身份证号", "性别", "手机号", "单位", "部门", "入会日期"]


def number(place: int, *, birth: str = "19900101") -> str:
    """A computed identity number; odd places are men."""
    body = f"510802{birth}{place:03d}"
    return body + check_character(body)


def person(place: int, name: str = "", **cells: object) -> list:
    values: dict[str, object] = {
        "name": name or f"工友{'甲乙丙丁戊己庚辛壬癸'[place % 10]}{'子丑寅卯辰巳午未申酉'[place // 10 % 10]}",
        "number": number(place),
        "gender": "男" if place % 2 else "女",
        "phone": f"199{place:08d}",
        "union": "甲厂工会",
        "team": "",
        "joined_on": "2020-03-01",
        **cells,
    }
    return list(values.values())


def workbook(rows: list[list], *, titles: list[str] | None = TITLES, edit: Callable | None = None, **options) -> bytes:
    """`edit(book, sheet)` may change anything before the workbook is closed."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, **options}) as book:
        sheet = book.add_worksheet("名册")
        for line, row in enumerate([*([titles] if titles else []), *rows]):
            for place, cell in enumerate(row):
                if cell is not None and cell != "":
                    sheet.write(line, place, cell)
        if edit:
            edit(book, sheet)
    return stream.getvalue()


def text(rows: list[list], *, titles: list[str] = TITLES, encoding: str = "utf-8", separator: str = ",") -> bytes:
    lines = [separator.join(str(cell) for cell in row) for row in [titles, *rows]]
    return ("\r\n".join(lines) + "\r\n").encode(encoding)


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None], extra: dict[str, bytes] | None = None) -> bytes:
    """The same archive with other parts: `change(name, part)` gives the new part, or None to leave it out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if (part := change(name, old.read(name))) is not None:
                new.writestr(name, part)
        for name, part in (extra or {}).items():
            new.writestr(name, part)
    return stream.getvalue()


def in_sheet(data: bytes, old: bytes, new: bytes) -> bytes:
    return repacked(data, lambda name, part: part.replace(old, new) if name.endswith("sheet1.xml") else part)
