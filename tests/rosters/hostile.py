"""Files that must not be read, each with the code of its sentence."""

from __future__ import annotations

import io
import struct
import zipfile

from tests.rosters import books
from tests.rosters.books import in_sheet, person, repacked, text, workbook

GOOD = workbook([person(1), person(2)])
DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def with_entities(ending: str) -> bytes:
    def change(name: str, part: bytes) -> bytes:
        return part.replace(b"?>", b"?>" + DOCTYPE, 1) if name.endswith(ending) else part

    return repacked(GOOD, change)


def bomb(name: str, megabytes: int) -> bytes:
    return repacked(GOOD, lambda _name, part: part, {name: b"\x00" * 1024 * 1024 * megabytes})


def stray(cell: str) -> bytes:
    def edit(_book, sheet):
        sheet.write(cell, "x")

    return workbook([person(1)], edit=edit)


def lying_dimension() -> bytes:
    return in_sheet(GOOD, b'<dimension ref="A1:G3"/>', b'<dimension ref="A1:XFD1048576"/>')


def unnamed_stray() -> bytes:
    """Cells whose place is told by nothing but the row's number, at the very end of the sheet."""
    return in_sheet(GOOD, b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row></sheetData>')


def old_excel() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2048


def protected() -> bytes:
    return old_excel() + "EncryptedPackage".encode("utf-16-le")


def encrypted_entry() -> bytes:
    data = bytearray(GOOD)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<H", data, at + 8, struct.unpack_from("<H", data, at + 8)[0] | 1)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def many_entries() -> bytes:
    return repacked(GOOD, lambda _name, part: part, {f"x/{n}.bin": b"" for n in range(1500)})


def twice_the_same_part() -> bytes:
    import warnings

    stream = io.BytesIO(GOOD)
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("xl/workbook.xml", b"<x/>")
    return stream.getvalue()


def other_zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", b"<w/>")
    return stream.getvalue()


def long_list() -> bytes:
    """More lines than any roster may have, cheap to make."""
    return "姓名,身份证号\n".encode() + "王,1\n".encode() * 450_000


def only_hidden_sheet() -> bytes:
    def change(name: str, part: bytes) -> bytes:
        return part.replace(b'<sheet name="', b'<sheet state="hidden" name="') if name == "xl/workbook.xml" else part

    return repacked(GOOD, change)


def without(ending: str) -> bytes:
    return repacked(GOOD, lambda name, part: None if name.endswith(ending) else part)


def changed_byte() -> bytes:
    """In the packed cells, so that the sum of the archive no longer fits."""
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        part = archive.getinfo("xl/worksheets/sheet1.xml")
    at = part.header_offset + 30 + len(part.filename) + part.compress_size // 2
    return GOOD[:at] + bytes([GOOD[at] ^ 0xFF]) + GOOD[at + 1 :]


def wide_text() -> bytes:
    return ("姓名,身份证号\n王建军,1" + "," * 200 + "备注\n").encode()


SENTENCES = {
    "empty": "请选择有名册的文件",
    "damaged": "另存一份再上传",
    "protected": "没有密码的再上传",
    "old_excel": "旧格式工作簿",
    "macros": "不读带宏的工作簿",
    "not_a_workbook": "不是工作簿",
    "foreign": "不是名册",
    "web_page": "其实是网页",
    "encoding": "UTF-8 编码",
    "one_column": "用逗号分隔各列",
    "quote": "引号没有成对",
    "bomb": "解开后过大",
    "entities": "不是由表格软件保存的",
    "stray": "单元格里还有内容",
    "too_many_rows": "请拆开上传",
    "no_rows": "请填好名册后再上传",
}  # a part of what the officer reads
CORPUS: dict[str, tuple[str, bytes]] = {
    "empty file": ("empty", b""),
    "only spaces": ("empty", b"  \r\n \r\n"),
    "workbook without cells": ("empty", workbook([], titles=None)),
    "only a hidden sheet": ("empty", only_hidden_sheet()),
    "cut in the middle": ("damaged", GOOD[: len(GOOD) // 2]),
    "one byte changed": ("damaged", in_sheet(GOOD, b"<row", b"<rox")),
    "sheet left out": ("damaged", without("sheet1.xml")),
    "relations left out": (
        "damaged",
        without("workbook.xml.rels"),
    ),
    "bytes changed in the cells": ("damaged", changed_byte()),
    "workbook part cut": (
        "damaged",
        repacked(GOOD, lambda name, part: part[:80] if name == "xl/workbook.xml" else part),
    ),
    "cell without an end": ("damaged", in_sheet(GOOD, b"</c>", b"")),
    "a part twice": ("damaged", twice_the_same_part()),
    "password": ("protected", protected()),
    "encrypted entries": ("protected", encrypted_entry()),
    "xls": ("old_excel", old_excel()),
    "xlsb": ("old_excel", repacked(GOOD, lambda _name, part: part, {"xl/workbook.bin": b"x"})),
    "macros": ("macros", repacked(GOOD, lambda _name, part: part, {"xl/vbaProject.bin": b"x"})),
    "a text document": ("not_a_workbook", other_zip()),
    "a workbook without its workbook part": ("not_a_workbook", without("xl/workbook.xml")),
    "any archive": ("not_a_workbook", repacked(other_zip(), lambda _name, part: part, {"ppt/slide.xml": b"<p/>"})),
    "a photo": ("foreign", b"\xff\xd8\xff\xe0" + b"\x00" * 200),
    "a drawing": ("foreign", b"GIF89a" + b"\x00" * 200),
    "a RAR archive": ("foreign", b"Rar!\x1a\x07\x00" + b"\x00" * 200),
    "a 7z archive": ("foreign", b"7z\xbc\xaf\x27\x1c" + b"\x00" * 200),
    "a packed text": ("foreign", b"\x1f\x8b\x08" + b"\x00" * 200),
    "a picture": ("foreign", b"\x89PNG\r\n\x1a\n" + b"\x00" * 200),
    "a PDF": ("foreign", b"%PDF-1.7\n1 0 obj"),
    "zero bytes in a text": ("foreign", "姓名,身份证号\n".encode() + b"\x00\x00\x00"),
    "a web page called xls": ("web_page", "<html><table><tr><td>姓名</td></tr></table></html>".encode()),
    "a web page with a mark before it": ("web_page", b"\xef\xbb\xbf\r\n<!DOCTYPE html><html></html>"),
    "a bare table of a web page": ("web_page", b"<table><tr><td>1</td></tr></table>"),
    "an XML spreadsheet of 2003": ("web_page", b'<?xml version="1.0"?><Workbook></Workbook>'),
    "no encoding at all": ("encoding", b"\xff\xff\xff\x81,\xfe\xff\xff\n"),
    "half a UTF-16 character": ("encoding", b"\xff\xfe" + "姓名,身份证号".encode("utf-16-le") + b"\x00"),
    "one column of a table": ("one_column", "姓名\r\n王建军\r\n".encode("gb18030")),
    "one column": ("one_column", "姓名\n王建军\n李小燕\n".encode()),
    "an open quotation mark": ("quote", ('姓名,身份证号\n"王建军,1\n' + "李,2\n" * 2000).encode()),
    "zeros packed small": ("bomb", bomb("xl/media/image1.png", 60)),
    "shared strings packed small": ("bomb", bomb("xl/sharedStrings2.xml", 60)),
    "1,500 parts": ("bomb", many_entries()),
    "entities in the sheet": ("entities", with_entities("sheet1.xml")),
    "entities in the shared strings": ("entities", with_entities("sharedStrings.xml")),
    "entities in the relations": ("entities", with_entities("workbook.xml.rels")),
    "entities in the workbook": ("entities", with_entities("workbook.xml")),
    "a cell in the last row and column": ("stray", stray("XFD1048576")),
    "a cell in the last row": ("stray", stray("A1048576")),
    "a cell in the last column": ("stray", stray("XFD2")),
    "a text 200 columns wide": ("stray", wide_text()),
    "a cell written in by hand at the end": ("stray", unnamed_stray()),
    "450,000 lines": ("too_many_rows", long_list()),
    "headings only": ("no_rows", workbook([])),
    "headings and a sum": ("no_rows", workbook([["合计", "", "", "", "", "", ""]])),
    "headings and signatures": ("no_rows", text([["填表人：李"], ["审核人："]])),
    "headings only, as text": ("no_rows", text([])),
}
__all__ = ["CORPUS", "books", "lying_dimension"]
