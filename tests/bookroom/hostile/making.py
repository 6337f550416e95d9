"""Files that somebody may upload instead of a book, each with the code of the sentence it must be refused with."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Callable

from tests.bookroom.epubs import pack, parts

Maker = Callable[[], bytes]
CORPUS: dict[str, tuple[str, Maker]] = {}
BOMB = b"\0" * (12 * 1024 * 1024)
XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>'
SOUND = ["<p>安全第一。</p>"]


def refused(code: str) -> Callable[[Maker], Maker]:
    def register(maker: Maker) -> Maker:
        CORPUS[maker.__name__] = (code, maker)
        return maker

    return register


def with_files(**changes: bytes | str | None) -> bytes:
    """A sound book with files changed or (None) taken away; `__` stands for `/`, `_dot_` for `.`."""
    files = parts(SOUND)
    for key, data in changes.items():
        name = key.replace("__", "/").replace("_dot_", ".").replace("META/", "META-INF/")
        files = {k: v for k, v in files.items() if k != name} if data is None else files | {name: data}
    return pack(files)


def with_entry(name: str, data: bytes = b"x", *, attributes: int = 0) -> bytes:
    out = io.BytesIO(pack(parts(SOUND)))
    info = zipfile.ZipInfo(name)
    info.external_attr = attributes
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as archive:
        warnings.simplefilter("ignore")  # a name that is there already
        archive.writestr(info, data, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def patched(data: bytes, name: str, offset: int, value: bytes, *, local: int | None = None) -> bytes:
    """The table's row of `name` changed at `offset`, and its own head at `local`."""
    raw, key = bytearray(data), name.encode()
    at = raw.rindex(key) - 46
    raw[at + offset : at + offset + len(value)] = value
    if local is not None:
        start = struct.unpack("<L", raw[at + 42 : at + 46])[0]
        raw[start + local : start + local + len(value)] = value
    return bytes(raw)
