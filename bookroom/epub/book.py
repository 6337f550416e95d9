"""An EPUB file read in: everything the book room keeps of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bookroom.epub.archive import Archive
from bookroom.epub.chapters import CleanChapter, clean_chapter
from bookroom.epub.contents import Entry, read_contents
from bookroom.epub.limits import Clock, Limits
from bookroom.epub.links import Names
from bookroom.epub.metadata import Metadata
from bookroom.epub.package import Item, Package, read_package
from bookroom.epub.page import picture_page
from bookroom.epub.parts import Part, clean_part, find_parts
from bookroom.epub.pictures import make_cover
from bookroom.epub.table import Readable
from bookroom.refusals import Refused

Store = Callable[[str, bytes], None]
TEXT = {"application/xhtml+xml", "text/html", "application/html+xml", "text/x-oeb1-document"}


@dataclass
class ReadChapter:
    path: str
    title: str
    paragraphs: list[str]
    characters: int


@dataclass
class ReadBook:
    metadata: Metadata
    is_fixed: bool
    is_rtl: bool
    chapters: list[ReadChapter] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    contents: list[Entry] = field(default_factory=list)
    cover: bytes = b""
    tint: str = ""


def read_book(file: Readable, store: Store, limits: Limits | None = None) -> ReadBook:
    """Read a file in and hand its cleaned files to `store` as `c/1.html`, `r/2.jpg`; raises Refused."""
    limits = limits or Limits()
    archive = Archive(file, limits, Clock(limits.seconds))
    package = read_package(archive)
    parts = {part.path: part for part in find_parts(archive, package)}
    spine = [item for item in (_readable(one, package, parts) for one in package.spine) if item is not None]
    names = Names(
        chapters={item.path: number for number, item in enumerate(spine, 1)},
        resources={path: part.name for path, part in parts.items()},
    )
    book = ReadBook(package.metadata, package.is_fixed, package.is_rtl, parts=list(parts.values()))
    has_pictures = _store_chapters(archive, spine, names, parts, book, store)
    if not has_pictures and not any(chapter.characters for chapter in book.chapters):
        raise Refused("no_text")
    for part in book.parts:
        store(f"r/{part.name}", clean_part(archive, part, names))
    book.contents = read_contents(archive, package)
    _name_chapters(book)
    book.cover, book.tint = _cover(archive, package, parts, limits)
    return book


def _readable(item: Item, package: Package, parts: dict[str, Part]) -> Item | None:
    """The part that is shown for a place in the reading order: itself, or what stands in for it."""
    seen: set[str] = set()
    current: Item | None = item
    while current is not None and current.id not in seen:
        if not current.path:
            raise Refused("missing", part=current.id[:60])
        if current.media_type in TEXT or current.path in parts and parts[current.path].media_type.startswith("image/"):
            return current
        seen.add(current.id)
        current = package.items.get(current.fallback)
    return None


def _store_chapters(
    archive: Archive, spine: list[Item], names: Names, parts: dict[str, Part], book: ReadBook, store: Store
) -> bool:
    """True when there is at least one picture to look at."""
    has_pictures = False
    for number, item in enumerate(spine, 1):
        chapter = _read_chapter(archive, item, names, parts, book.metadata.language)
        store(f"c/{number}.html", chapter.html.encode())
        book.chapters.append(ReadChapter(item.path, chapter.title, chapter.paragraphs, chapter.characters))
        has_pictures |= chapter.has_picture
    return has_pictures


def _read_chapter(archive: Archive, item: Item, names: Names, parts: dict[str, Part], language: str) -> CleanChapter:
    if item.media_type in TEXT:
        return clean_chapter(archive.read(item.path, archive.limits.xml), item.path, names, language)
    part = parts[item.path]
    return CleanChapter(picture_page(part.name, part.width or 1000, part.height or 1400), "", [], has_picture=True)


def _name_chapters(book: ReadBook) -> None:
    """A chapter is called as the contents call it, else by its own heading."""
    titles: dict[str, str] = {}
    lines = list(book.contents)
    while lines:
        line = lines.pop(0)
        if line.path and line.title:
            titles.setdefault(line.path, line.title)
        lines.extend(line.children)
    for chapter in book.chapters:
        chapter.title = titles.get(chapter.path) or chapter.title


def _cover(archive: Archive, package: Package, parts: dict[str, Part], limits: Limits) -> tuple[bytes, str]:
    first = package.spine[0].path
    for path in (package.cover, first if first in parts else ""):
        made = make_cover(archive.read(path), limits) if path else None
        if made:
            return made
    return b"", ""
