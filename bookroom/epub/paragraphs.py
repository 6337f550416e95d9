"""Paragraphs: what a place in a book, a search hit and the plain text all count in."""

from __future__ import annotations

from lxml import etree

WORDS = """
    address article aside blockquote body caption center dd details div dl dt figcaption figure footer h1 h2 h3 h4
    h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul summary
"""
BLOCKS = frozenset(WORDS.split())
UNREAD = {"rt", "rp", "rtc", "svg", "math", "annotation"}  # readings of characters, drawings, formulas
NUMBER = "data-b"


def number_paragraphs(body: etree._Element) -> list[str]:
    """Number the blocks that hold text themselves, 1 and up, in reading order; their texts in that order."""
    texts: list[str] = []
    for element in body.iter():
        if element.tag in BLOCKS and (text := own_text(element)):
            texts.append(text)
            element.set(NUMBER, str(len(texts)))
    return texts


def own_text(element: etree._Element) -> str:
    """Text of a block without that of the blocks inside it, on one line."""
    pieces: list[str] = []
    _collect(element, pieces)
    return " ".join("".join(pieces).split())


def _collect(element: etree._Element, pieces: list[str]) -> None:
    pieces.append(element.text or "")
    for child in element:
        if child.tag == "br":
            pieces.append(" ")
        elif child.tag not in BLOCKS and child.tag not in UNREAD:
            _collect(child, pieces)
        pieces.append(child.tail or "")
