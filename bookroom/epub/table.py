"""The table of a zip archive, judged without unpacking: how many, how large, how packed, where they lie."""

from __future__ import annotations

import stat
import struct
import zipfile
from typing import BinaryIO

from django.core.files import File

from bookroom.epub.limits import MB, Limits
from bookroom.refusals import Refused

END = b"PK\x05\x06"
Readable = BinaryIO | File
LOCAL = struct.Struct("<4s5H3L2H")


def check_head(file: Readable, limits: Limits, heads: dict[bytes, str]) -> None:
    """Size and first bytes; then the stated size of the table, before anybody reads the table."""
    size = file.seek(0, 2)
    if size == 0:
        raise Refused("empty")
    if size > limits.file:
        raise Refused("too_large", limit=limits.file // MB)
    file.seek(0)
    head = file.read(4)
    if head != b"PK\x03\x04":
        raise Refused(heads.get(head, "not_zip"))
    file.seek(max(0, size - 65_557))
    tail = file.read()
    at = tail.rfind(END)
    if at < 0 or len(tail) < at + 22:
        raise Refused("broken")
    entries, directory = struct.unpack("<HL", tail[at + 10 : at + 16])
    if entries == 0xFFFF or entries > limits.entries or directory > limits.directory:
        raise Refused("entries", limit=limits.entries)


def check_entries(infos: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(infos) > limits.entries:
        raise Refused("entries", limit=limits.entries)
    for info in infos:
        _check_entry(info, limits)
    total, packed = sum(info.file_size for info in infos), sum(info.compress_size for info in infos)
    if total > limits.total:
        raise Refused("total_size", limit=limits.total // MB)
    if total > limits.ratio_from and total > packed * limits.ratio:
        raise Refused("ratio")


def _check_entry(info: zipfile.ZipInfo, limits: Limits) -> None:
    if info.flag_bits & 0x1:
        raise Refused("encrypted")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused("compression")
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise Refused("link")
    if info.file_size > limits.ratio_from and info.file_size > info.compress_size * limits.ratio:
        raise Refused("ratio")
    if info.file_size > limits.entry:
        raise Refused("entry_size", limit=limits.entry // MB)


def check_layout(file: Readable, infos: list[zipfile.ZipInfo]) -> dict[str, int]:
    """Where the packed bytes of each entry begin. Entries that share bytes are an attack."""
    starts, end = {}, 0
    for info in sorted(infos, key=lambda one: one.header_offset):
        if info.header_offset < end:
            raise Refused("overlap")
        starts[info.filename] = start = info.header_offset + _header_length(file, info)
        end = start + info.compress_size
    if end > file.seek(0, 2):
        raise Refused("broken")
    return starts


def _header_length(file: Readable, info: zipfile.ZipInfo) -> int:
    file.seek(info.header_offset)
    raw = file.read(LOCAL.size)
    if len(raw) < LOCAL.size:
        raise Refused("broken")
    signature, *_rest, name_length, extra_length = LOCAL.unpack(raw)
    if signature != b"PK\x03\x04":
        raise Refused("broken")
    name = file.read(name_length)
    if name not in (_raw_name(info, "utf-8"), _raw_name(info, "cp437")):
        raise Refused("overlap")  # two names for the same bytes
    return LOCAL.size + name_length + extra_length


def _raw_name(info: zipfile.ZipInfo, encoding: str) -> bytes:
    return info.orig_filename.encode(encoding, "replace")
