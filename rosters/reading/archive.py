"""Cheap checks of an XLSX file before anything unpacks it: what it claims to be, how much it would become."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping

from rosters.reading.refusals import Refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = 0x1
SMALL = 4 * 1024 * 1024  # an unpacked size at which no ratio is suspicious


def kind_of(path: str) -> str:
    """ "xlsx" or "text" by the content; the name of a file proves nothing."""
    with open(path, "rb") as file:
        head = file.read(4096)
    if not head.strip():
        raise Refused("empty")
    if head.startswith(OLE):
        raise Refused("protected" if b"E\x00n\x00c\x00r\x00y\x00p\x00t" in whole(path) else "old_excel")
    if head.startswith(b"PK"):
        return "xlsx"
    refuse_foreign(head)
    return "text"


def whole(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def refuse_foreign(head: bytes) -> None:
    """Pages, pictures and documents under the name of a workbook."""
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<table", b"<meta")):
        raise Refused("web_page")
    if head.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")):
        raise Refused("foreign")


def check_archive(path: str, limits: Mapping[str, int]) -> zipfile.ZipFile:
    """The open archive, when it is a workbook of a size that can be read."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Refused("damaged") from error
    entries = archive.infolist()
    if len(entries) > limits["entries"]:
        raise Refused("bomb")
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise Refused("protected")
    if sum(entry.file_size for entry in entries) > limits["unpacked"]:
        raise Refused("bomb")
    for entry in entries:
        if entry.file_size > SMALL and entry.file_size > limits["ratio"] * max(entry.compress_size, 1):
            raise Refused("bomb")
    check_parts(archive, [entry.filename for entry in entries])
    return archive


def check_parts(archive: zipfile.ZipFile, names: list[str]) -> None:
    if "xl/workbook.bin" in names:
        raise Refused("old_excel")
    if "xl/workbook.xml" not in names:
        raise Refused("not_a_workbook")
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Refused("macros")
    if len(set(names)) < len(names):
        raise Refused("damaged")
    for name in names:
        if name.endswith((".xml", ".rels")):
            refuse_entities(archive, name)


def refuse_entities(archive: zipfile.ZipFile, name: str) -> None:
    """Excel writes no document type; whoever does wants entities that grow."""
    try:
        with archive.open(name) as part:
            head = part.read(2048)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise Refused("damaged") from error
    if b"<!DOCTYPE" in head.replace(b"\x00", b"") or b"<!ENTITY" in head.replace(b"\x00", b""):
        raise Refused("entities")


def links_elsewhere(archive: zipfile.ZipFile) -> bool:
    return any(name.startswith("xl/externalLinks/") for name in archive.namelist())
