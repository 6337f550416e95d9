"""A chapter's tree made ours: plain names, our addresses, styles filtered."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from bookroom.epub import xml
from bookroom.epub.css import clean_style
from bookroom.epub.links import OUTSIDE, Names
from bookroom.epub.svg import XLINK, clean_drawing

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
WHOLE = re.compile(r"^\d{1,4}$")


def plain_names(root: etree._Element) -> None:
    """XHTML, SVG and MathML names without their namespaces, as HTML writes them."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if lang := element.get(LANG):
            element.set("lang", lang)
        if (href := element.get(XLINK)) and not element.get("href"):
            element.set("href", href)
        for name in [name for name in element.attrib if str(name).startswith("{") or ":" in str(name)]:
            del element.attrib[name]
        element.tag = xml.local(element)
    etree.cleanup_namespaces(root)


def rewrite(body: etree._Element, base: str, names: Names) -> None:
    """Links, pictures, drawings and styles of a body under our names."""

    def picture(href: str) -> str:
        return names.picture(base, href)

    drawings = [one for one in body.iter("svg") if next(one.iterancestors("svg"), None) is None]
    for drawing in drawings:
        clean_drawing(drawing, picture)
    for element in body.iter():
        _rewrite_one(element, base, names, picture)
    for drawing in drawings:
        _unwrap_picture(drawing)


def _rewrite_one(element: etree._Element, base: str, names: Names, picture: Callable[[str], str]) -> None:
    if style := element.get("style"):
        element.set("style", clean_style(style, picture))
    if element.tag == "a" and (href := element.get("href")) is not None:
        _set(element, "href", link := names.link(base, href))
        _set(element, "rel", "noopener noreferrer nofollow" if OUTSIDE.match(link) else "")
    elif element.tag == "img":
        _set(element, "src", picture(element.get("src", "")))
        for side in ("width", "height"):
            if not WHOLE.match(element.get(side, "0").removesuffix("px")):
                del element.attrib[side]
    elif element.tag == "object" and (href := picture(element.get("data", ""))):
        _become_picture(element, href)


def _set(element: etree._Element, name: str, value: str) -> None:
    if value:
        element.set(name, value)
    else:
        element.attrib.pop(name, "")


def _unwrap_picture(drawing: etree._Element) -> None:
    """A drawing that only frames one picture, as cover pages do, is that picture."""
    shapes = [one for one in drawing.iter() if one is not drawing and one.tag not in {"title", "desc", "g"}]
    if len(shapes) == 1 and shapes[0].tag == "image" and (href := shapes[0].get("href")):
        _become_picture(drawing, href)


def _become_picture(element: etree._Element, href: str) -> None:
    tail, alt = element.tail, element.get("title", "")
    element.clear()
    element.tag, element.tail = "img", tail
    element.set("src", href)
    element.set("alt", alt)
