"""The zip around a book: its table is judged before anything is unpacked, every part while it is."""

from __future__ import annotations

import zipfile
import zlib
from typing import BinaryIO, cast

from bookroom.epub import naming, table
from bookroom.epub.limits import MB, Clock, Limits
from bookroom.epub.table import Readable
from bookroom.refusals import Refused

EPUB = b"application/epub+zip"
HEADS = {b"%PDF": "pdf", b"\xd0\xcf\x11\xe0": "office"}


class Archive:
    """Parts of a checked archive by their path. Reading never trusts the sizes that the archive states."""

    def __init__(self, file: Readable, limits: Limits, clock: Clock) -> None:
        self.limits, self.clock, self._file = limits, clock, file
        table.check_head(file, limits, HEADS)
        try:
            infos = zipfile.ZipFile(cast(BinaryIO, file)).infolist()
        except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, OverflowError) as error:
            raise Refused("broken") from error
        table.check_entries(infos, limits)
        names = naming.check_names(infos, limits)
        self._starts = table.check_layout(file, infos)
        self._infos = {name: info for name, info in names.items() if not info.is_dir()}
        self._by_fold = {naming.fold(name): name for name in self._infos}
        self._check_mark()

    def names(self) -> list[str]:
        return list(self._infos)

    def find(self, path: str) -> str | None:
        """The part's real name: as written, else whatever the case and the form of its letters."""
        return path if path in self._infos else self._by_fold.get(naming.fold(path))

    def read(self, name: str, limit: int | None = None) -> bytes:
        """Unpack one part. Raises Refused when it is longer than stated, damaged, or over the limit."""
        self.clock.check()
        info = self._infos[name]
        if limit is not None and info.file_size > limit:
            raise Refused("entry_size", limit=limit // MB)
        self._file.seek(self._starts[info.filename])
        packed = self._file.read(info.compress_size)
        data = packed if info.compress_type == zipfile.ZIP_STORED else self._inflate(packed, info.file_size)
        if len(data) != info.file_size:
            raise Refused("lying_size")
        if zlib.crc32(data) != info.CRC:
            raise Refused("broken")
        return data

    def _inflate(self, packed: bytes, stated: int) -> bytes:
        try:
            return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, stated + 1)
        except zlib.error as error:
            raise Refused("broken") from error

    def _check_mark(self) -> None:
        if "[Content_Types].xml" in self._infos:
            raise Refused("office")
        if "mimetype" not in self._infos or self.read("mimetype", 1 * MB).strip() != EPUB:
            raise Refused("not_epub")
