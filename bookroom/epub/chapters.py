"""One chapter: from the bytes of a stranger to a page that may be shown, and its plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from lxml import etree

from bookroom.epub import xml
from bookroom.epub.css import clean_sheet
from bookroom.epub.links import Names
from bookroom.epub.markup import plain_names, rewrite
from bookroom.epub.metadata import plain
from bookroom.epub.page import PHONE, attributes, make_page
from bookroom.epub.paragraphs import number_paragraphs
from bookroom.epub.parsing import parse_chapter
from bookroom.epub.sanitise import sanitise

LANGUAGE = re.compile(r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")
PAGE_SIZE = re.compile(r"(width|height)\s*=\s*(\d{2,5})")


@dataclass
class CleanChapter:
    html: str
    title: str
    paragraphs: list[str]
    has_picture: bool

    @property
    def characters(self) -> int:
        return sum(len("".join(text.split())) for text in self.paragraphs)


def clean_chapter(data: bytes, base: str, names: Names, language: str = "") -> CleanChapter:
    """The chapter found at `base`; `language` is the book's, for chapters that name none."""
    root = parse_chapter(data)
    if root is None:
        return CleanChapter(make_page(""), "", [], has_picture=False)
    plain_names(root)
    body = xml.first(root, "body")
    if body is None:
        body = etree.SubElement(root, "body")
    head, spoken, direction = _sheets(root, base, names), _language(root, body), _direction(root, body)
    rewrite(body, base, names)
    paragraphs, title = number_paragraphs(body), _title(root, body)
    has_picture = any(True for _one in body.iter("img", "svg"))
    inside = sanitise((escape(body.text) if body.text else "") + "".join(_markup(child) for child in body))
    html = make_page(
        inside,
        title=title,
        head=head,
        html_attributes=attributes(lang=spoken or language, dir=direction),
        body_attributes=attributes(**{"class": body.get("class", "")[:200], "data-b": body.get("data-b", "")}),
        viewport=_viewport(root),
    )
    return CleanChapter(html, title, paragraphs, has_picture)


def _markup(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode", method="html")


def _sheets(root: etree._Element, base: str, names: Names) -> str:
    lines = []
    for element in root.iter("link", "style"):
        if element.tag == "style":
            sheet = clean_sheet("".join(map(str, element.itertext())), lambda href: names.picture(base, href))
            lines.append(f"<style>{sheet.replace('</', '')}</style>\n")
        elif set(element.get("rel", "").lower().split()) == {"stylesheet"}:
            name = names.picture(base, element.get("href", ""))
            lines.append(f'<link rel="stylesheet" href="{name}">\n' if name.endswith(".css") else "")
    return "".join(lines)


def _language(root: etree._Element, body: etree._Element) -> str:
    value = body.get("lang") or root.get("lang") or ""
    return value if LANGUAGE.match(value) else ""


def _direction(root: etree._Element, body: etree._Element) -> str:
    value = (body.get("dir") or root.get("dir") or "").lower()
    return value if value in {"rtl", "ltr"} else ""


def _title(root: etree._Element, body: etree._Element) -> str:
    for element in [*body.iter("h1", "h2", "h3"), *root.iter("title")]:
        if text := plain(xml.words(element), 200):
            return text
    return ""


def _viewport(root: etree._Element) -> str:
    """Width and height of a fixed page; nothing else of what the book asks."""
    for meta in root.iter("meta"):
        if meta.get("name", "").lower() == "viewport":
            sizes = dict(PAGE_SIZE.findall(meta.get("content", "")))
            if len(sizes) == 2:
                return f"width={sizes['width']}, height={sizes['height']}"
    return PHONE
