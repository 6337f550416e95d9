"""container.xml and the package file: what the book is called, what belongs to it, in which order."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from bookroom.epub import xml
from bookroom.epub.archive import Archive
from bookroom.epub.metadata import Metadata, read_metadata
from bookroom.epub.naming import resolve
from bookroom.refusals import Refused

RTL_LANGUAGES = ("ar", "he", "fa", "ur", "ug", "yi", "ps")
OBFUSCATION = {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}


@dataclass
class Item:
    id: str
    path: str  # real name in the archive; "" when it is missing there
    media_type: str
    properties: set[str] = field(default_factory=set)
    fallback: str = ""


@dataclass
class Package:
    path: str
    metadata: Metadata
    items: dict[str, Item]
    spine: list[Item]
    is_fixed: bool
    is_rtl: bool
    nav: str = ""
    ncx: str = ""
    cover: str = ""


def read_package(archive: Archive) -> Package:
    path = _package_path(archive)
    root = xml.parse(archive.read(path, archive.limits.xml), path)
    metadata = read_metadata(root)
    items = {item.id: item for item in _items(archive, root, path)}
    for name in _hidden(archive):
        items = {key: item for key, item in items.items() if item.path != name}
    spine_element = xml.first(root, "spine")
    spine = _spine(root, items)
    if spine_element is None or not spine:
        raise Refused("spine")
    if len(spine) > archive.limits.chapters:
        raise Refused("chapters", limit=archive.limits.chapters)
    direction = spine_element.get("page-progression-direction", "")
    return Package(
        path=path,
        metadata=metadata,
        items=items,
        spine=spine,
        is_fixed=metadata.layout == "pre-paginated",
        is_rtl=direction == "rtl" or (direction != "ltr" and metadata.language[:2].lower() in RTL_LANGUAGES),
        nav=next((item.path for item in items.values() if "nav" in item.properties), ""),
        ncx=_ncx(items, spine_element),
        cover=_cover(items, metadata),
    )


def _package_path(archive: Archive) -> str:
    name = archive.find("META-INF/container.xml")
    if name is None:
        raise Refused("container")
    root = xml.parse(archive.read(name, archive.limits.xml), name)
    for rootfile in xml.named(root, "rootfile"):
        if rootfile.get("media-type", "application/oebps-package+xml") == "application/oebps-package+xml":
            path, _fragment = resolve("", rootfile.get("full-path", ""))
            found = archive.find(path) if path else None
            if found is None:
                raise Refused("package")
            return found
    raise Refused("container")


def _items(archive: Archive, root: etree._Element, base: str) -> list[Item]:
    items = []
    for element in xml.named(root, "item"):
        path, _fragment = resolve(base, element.get("href", ""))
        items.append(
            Item(
                id=element.get("id", ""),
                path=(archive.find(path) or "") if path else "",
                media_type=element.get("media-type", "").split(";")[0].strip().lower(),
                properties=set(element.get("properties", "").split()),
                fallback=element.get("fallback", ""),
            )
        )
    return items


def _spine(root: etree._Element, items: dict[str, Item]) -> list[Item]:
    wanted = [reference.get("idref", "") for reference in xml.named(root, "itemref")]
    return [items[name] for name in dict.fromkeys(wanted) if name in items]


def _hidden(archive: Archive) -> list[str]:
    """Fonts that only their maker's programs can read are left out; anything else hidden refuses the book."""
    name = archive.find("META-INF/encryption.xml")
    if name is None:
        return []
    root = xml.parse(archive.read(name, archive.limits.xml), name)
    methods = {xml.attribute(element, "Algorithm") for element in xml.named(root, "EncryptionMethod")}
    if methods - OBFUSCATION:
        raise Refused("encrypted")
    paths = [xml.attribute(element, "URI") for element in xml.named(root, "CipherReference")]
    return [archive.find(path) or "" for path in paths]


def _ncx(items: dict[str, Item], spine: etree._Element) -> str:
    named = items.get(spine.get("toc", ""))
    if named is not None:
        return named.path
    return next((item.path for item in items.values() if item.media_type == "application/x-dtbncx+xml"), "")


def _cover(items: dict[str, Item], metadata: Metadata) -> str:
    marked = [item for item in items.values() if "cover-image" in item.properties]
    named = [items[metadata.cover_id]] if metadata.cover_id in items else []
    guessed = [item for item in items.values() if item.id.lower() in {"cover", "cover-image", "cover-img"}]
    pictures = [item.path for item in marked + named + guessed if item.media_type.startswith("image/")]
    return pictures[0] if pictures else ""
