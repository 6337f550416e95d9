"""The table of contents, from the navigation document, else from the older NCX."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from bookroom.epub import xml
from bookroom.epub.archive import Archive
from bookroom.epub.metadata import plain
from bookroom.epub.naming import resolve
from bookroom.epub.package import Package
from bookroom.refusals import Refused

DEEPEST = 6


@dataclass
class Entry:
    """A line of the contents; `path` and `fragment` point into the archive, path "" for a mere heading."""

    title: str
    path: str = ""
    fragment: str = ""
    children: list[Entry] = field(default_factory=list)


def read_contents(archive: Archive, package: Package) -> list[Entry]:
    for path, reader in ((package.nav, _from_nav), (package.ncx, _from_ncx)):
        if not path:
            continue
        root = _parse(archive, path)
        if root is not None and (entries := reader(archive, root, path)):
            return entries
    return []


def _parse(archive: Archive, path: str) -> etree._Element | None:
    """A contents page that is no XML is done without; one with entities is an attack like any other."""
    try:
        return xml.parse(archive.read(path, archive.limits.xml), path)
    except Refused as refused:
        if refused.code == "xml":
            return None
        raise


def _from_nav(archive: Archive, root: etree._Element, base: str) -> list[Entry]:
    navs = list(xml.named(root, "nav"))
    contents = [nav for nav in navs if "toc" in xml.attribute(nav, "type").split()] or navs
    lists = [child for nav in contents[:1] for child in nav if xml.local(child) == "ol"]
    return _list(archive, lists[0], base, 1) if lists else []


def _list(archive: Archive, element: etree._Element, base: str, depth: int) -> list[Entry]:
    entries = []
    for line in [child for child in element if xml.local(child) == "li"][: archive.limits.contents]:
        label = next((child for child in line if xml.local(child) in {"a", "span"}), None)
        below = next((child for child in line if xml.local(child) == "ol"), None)
        href = xml.attribute(label, "href") if label is not None else ""
        children = _list(archive, below, base, depth + 1) if below is not None and depth < DEEPEST else []
        entries.append(_entry(archive, xml.words(label), href, base, children))
    return [entry for entry in entries if entry.title or entry.children]


def _from_ncx(archive: Archive, root: etree._Element, base: str) -> list[Entry]:
    place = xml.first(root, "navMap")
    return _points(archive, place, base, 1) if place is not None else []


def _points(archive: Archive, element: etree._Element, base: str, depth: int) -> list[Entry]:
    entries = []
    for point in [child for child in element if xml.local(child) == "navPoint"][: archive.limits.contents]:
        label = next((child for child in point if xml.local(child) == "navLabel"), None)
        source = next((child for child in point if xml.local(child) == "content"), None)
        href = xml.attribute(source, "src") if source is not None else ""
        children = _points(archive, point, base, depth + 1) if depth < DEEPEST else []
        entries.append(_entry(archive, xml.words(label), href, base, children))
    return [entry for entry in entries if entry.title or entry.children]


def _entry(archive: Archive, title: str, href: str, base: str, children: list[Entry]) -> Entry:
    path, fragment = resolve(base, href) if href else ("", "")
    return Entry(plain(title, 200), archive.find(path) or "" if path else "", fragment[:100], children)
