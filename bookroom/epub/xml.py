"""XML of strangers: no DTD is loaded, no entity resolved, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from bookroom.refusals import Refused


def parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


def declares_entities(data: bytes, root: etree._Element | None = None) -> bool:
    if b"<!ENTITY" in data.replace(b"\x00", b""):
        return True
    dtd = root.getroottree().docinfo.internalDTD if root is not None else None
    return dtd is not None and bool(dtd.entities())  # type: ignore[attr-defined]  # missing in the stubs


def parse(data: bytes, part: str) -> etree._Element:
    """The root of a package part. Raises Refused for entities and for what is not XML."""
    if declares_entities(data):
        raise Refused("entities")
    try:
        root = etree.fromstring(data, parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused("xml", part=part) from error
    if declares_entities(b"", root):  # written in an encoding that hides them from a search for bytes
        raise Refused("entities")
    return root


def local(element: etree._Element) -> str:
    """The name without its namespace; "" for what is not an element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def named(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    return (element for element in root.iter() if local(element) in names)


def first(root: etree._Element, name: str) -> etree._Element | None:
    return next(named(root, name), None)


def attribute(element: etree._Element, name: str) -> str:
    """An attribute whatever its namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def words(element: etree._Element | None) -> str:
    """All text inside, spaces collapsed."""
    return " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""
