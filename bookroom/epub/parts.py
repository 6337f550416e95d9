"""The parts of a book beside its chapters: pictures, drawings, style sheets, fonts."""

from __future__ import annotations

from dataclasses import dataclass

from bookroom.epub import css, svg
from bookroom.epub.archive import Archive
from bookroom.epub.links import Names
from bookroom.epub.package import Item, Package
from bookroom.epub.parsing import decode
from bookroom.epub.pictures import measure

FONTS = {b"OTTO": "otf", b"\x00\x01\x00\x00": "ttf", b"true": "ttf", b"wOFF": "woff", b"wOF2": "woff2"}
TYPES = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "svg": "image/svg+xml",
    "css": "text/css",
    "otf": "font/otf",
    "ttf": "font/ttf",
    "woff": "font/woff",
    "woff2": "font/woff2",
}
LARGEST_SHEET = 2 * 1024 * 1024


@dataclass(frozen=True)
class Part:
    """A part under our name; width and height where it is a picture."""

    name: str
    path: str
    extension: str
    width: int = 0
    height: int = 0

    @property
    def media_type(self) -> str:
        return TYPES[self.extension]


def find_parts(archive: Archive, package: Package) -> list[Part]:
    """What of the book may be served, judged by its bytes; the rest is as if it were not there."""
    parts: list[Part] = []
    seen: set[str] = set()
    for item in package.items.values():
        if not item.path or item.path in seen:
            continue
        seen.add(item.path)
        if part := _judge(archive, item, len(parts) + 1):
            parts.append(part)
    return parts


def _judge(archive: Archive, item: Item, number: int) -> Part | None:
    kind = item.media_type
    if kind == "text/css":
        return Part(f"{number}.css", item.path, "css")
    if kind == "image/svg+xml":
        return Part(f"{number}.svg", item.path, "svg")
    if kind.startswith("image/"):
        size = measure(archive.read(item.path), archive.limits)
        return Part(f"{number}.{size.extension}", item.path, size.extension, size.width, size.height) if size else None
    if "font" in kind or kind == "application/vnd.ms-opentype":
        extension = FONTS.get(archive.read(item.path)[:4])
        return Part(f"{number}.{extension}", item.path, extension) if extension else None
    return None


def clean_part(archive: Archive, part: Part, names: Names) -> bytes:
    """The part's bytes as they are served; b"" when nothing of it may stay."""
    data = archive.read(part.path)

    def rename(href: str) -> str:
        return names.picture(part.path, href, prefix="")

    if part.extension == "svg":
        return svg.clean_file(data, rename) or b""
    if part.extension == "css":
        return css.clean_sheet(decode(data), rename).encode() if len(data) <= LARGEST_SHEET else b""
    return data
