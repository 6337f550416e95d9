"""Chapters of strangers as trees: XML when they are XML, else whatever a browser would make of them."""

from __future__ import annotations

import html
import re

from lxml import etree
from lxml import html as lxml_html

from bookroom.epub import xml

DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
CHARSET = re.compile(rb"""<\?xml[^>]*encoding=["']([A-Za-z0-9_\-]+)["']""")
KEPT = {"amp", "lt", "gt", "quot", "apos"}


def decode(data: bytes) -> str:
    """Text of a part: its byte order mark, its declaration, UTF-8, at last the Chinese encodings."""
    declared = CHARSET.search(data[:200])
    named = declared[1].decode("ascii") if declared else "utf-8"
    marked = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    for encoding in (marked, named, "gb18030"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("utf-8", "replace")


def parse_chapter(data: bytes) -> etree._Element | None:
    """The root of a chapter without namespaces, or None when there is nothing in it."""
    text = DECLARATION.sub("", DOCTYPE.sub("", decode(data), count=1), count=1).replace("\x00", "")
    if not text.strip():
        return None
    root = _as_xml(text)
    if root is None:
        root = _as_html(text)
    if root is not None:
        _drop_unknown(root)
    return root


def _as_xml(text: str) -> etree._Element | None:
    try:
        return etree.fromstring(ENTITY.sub(_character, text).encode(), xml.parser())
    except (etree.XMLSyntaxError, ValueError):
        return None


def _character(match: re.Match[str]) -> str:
    return match[0] if match[1] in KEPT else html.unescape(match[0]).replace("<", "&lt;").replace("&", "&amp;")


def _as_html(text: str) -> etree._Element | None:
    try:
        return lxml_html.document_fromstring(
            text.encode(), parser=lxml_html.HTMLParser(encoding="utf-8", no_network=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _drop_unknown(root: etree._Element) -> None:
    """Comments, instructions and references to entities that were never resolved."""
    for node in list(root.iter()):
        if not isinstance(node.tag, str) and (parent := node.getparent()) is not None:
            _keep_tail(node, parent)
            parent.remove(node)


def _keep_tail(node: etree._Element, parent: etree._Element) -> None:
    before = node.getprevious()
    if node.tail and before is not None:
        before.tail = (before.tail or "") + node.tail
    elif node.tail:
        parent.text = (parent.text or "") + node.tail
