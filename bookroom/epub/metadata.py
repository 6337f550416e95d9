"""What a book says about itself. All of it is text of a stranger: cut to length, never markup."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from bookroom.epub import xml

MARKUP = re.compile(r"<[^>]*>")
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass
class Metadata:
    title: str = ""
    subtitle: str = ""
    authors: str = ""
    publisher: str = ""
    language: str = ""
    identifier: str = ""
    description: str = ""
    layout: str = ""
    cover_id: str = ""


def plain(value: str, length: int) -> str:
    """One line of text: no markup, no control or direction characters, at most `length` long."""
    return " ".join(UNSEEN.sub("", MARKUP.sub(" ", value)).split())[:length].strip()


def read_metadata(root: etree._Element) -> Metadata:
    element = xml.first(root, "metadata")
    if element is None:
        return Metadata()
    refined = _refinements(element)
    titles = _values(element, "title", 300)
    subtitles = [text for key, text in titles if refined.get((key, "title-type")) == "subtitle"]
    mains = [text for key, text in titles if refined.get((key, "title-type")) in (None, "main")]
    return Metadata(
        title=(mains or [text for _key, text in titles] or [""])[0],
        subtitle=subtitles[0] if subtitles else "",
        authors="、".join(_authors(element, refined))[:300],
        publisher=_one(element, "publisher", 200),
        language=_language(_one(element, "language", 35)),
        identifier=_one(element, "identifier", 200),
        description=_one(element, "description", 2000),
        layout=_meta(element, "rendition:layout"),
        cover_id=next(
            (meta.get("content", "") for meta in xml.named(element, "meta") if meta.get("name") == "cover"), ""
        ),
    )


def _values(element: etree._Element, name: str, length: int) -> list[tuple[str, str]]:
    found = [(one.get("id", ""), plain(xml.words(one), length)) for one in xml.named(element, name)]
    return [(key, text) for key, text in found if text]


def _one(element: etree._Element, name: str, length: int) -> str:
    return next((text for _key, text in _values(element, name, length)), "")


def _refinements(element: etree._Element) -> dict[tuple[str, str], str]:
    metas = [meta for meta in xml.named(element, "meta") if meta.get("refines")]
    return {(meta.get("refines", "").lstrip("#"), meta.get("property", "")): xml.words(meta) for meta in metas}


def _authors(element: etree._Element, refined: dict[tuple[str, str], str]) -> list[str]:
    written = ("aut", "")
    people = [(key, text) for key, text in _values(element, "creator", 120)]
    authors = [text for key, text in people if refined.get((key, "role"), "") in written]
    return authors or [text for _key, text in people]


def _meta(element: etree._Element, name: str) -> str:
    return next((xml.words(meta) for meta in xml.named(element, "meta") if meta.get("property") == name), "")


def _cover_id(element: etree._Element) -> str:
    return next((meta.get("content", "") for meta in xml.named(element, "meta") if meta.get("name") == "cover"), "")


def _language(value: str) -> str:
    return value if re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", value) else ""
