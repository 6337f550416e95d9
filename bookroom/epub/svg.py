"""Drawings: shapes and words stay; scripts, events, foreign parts and addresses go."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from bookroom.epub import xml
from bookroom.epub.css import clean_style

SVG = "http://www.w3.org/2000/svg"
XLINK = "{http://www.w3.org/1999/xlink}href"
SHAPES = """
    svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath
    linearGradient radialGradient stop clipPath mask pattern image
"""
LOOKS = """
    id class style viewBox width height x y x1 y1 x2 y2 cx cy r rx ry dx dy d points transform fill stroke
    fill-rule fill-opacity stroke-width stroke-linecap stroke-linejoin stroke-dasharray stroke-opacity
    stroke-miterlimit stroke-dashoffset opacity color display visibility clip-path clip-rule mask offset
    stop-color stop-opacity gradientUnits gradientTransform fx fy patternUnits patternTransform
    preserveAspectRatio font-family font-size font-weight font-style text-anchor textLength letter-spacing
    dominant-baseline writing-mode xml:space startOffset spreadMethod version
"""
ELEMENTS, ATTRIBUTES = frozenset(SHAPES.split()), frozenset(LOOKS.split())
Picture = Callable[[str], str]  # address of a picture as written → our name, "" when it may not stay


def clean_drawing(root: etree._Element, picture: Picture) -> None:
    """Clean a drawing in place."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or xml.local(element) not in ELEMENTS:
            _drop(element)
        else:
            _clean_attributes(element, picture)


def clean_file(data: bytes, picture: Picture) -> bytes | None:
    """A drawing that is a file of its own; None when it is none."""
    if xml.declares_entities(data):
        return None
    try:
        root = etree.fromstring(data, xml.parser())
    except (etree.XMLSyntaxError, ValueError):
        return None
    if etree.QName(root).namespace != SVG or xml.local(root) != "svg":
        return None
    clean_drawing(root, picture)
    return etree.tostring(root, encoding="utf-8")


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _clean_attributes(element: etree._Element, picture: Picture) -> None:
    href = element.get(XLINK) or element.get("href") or ""
    for name in list(element.attrib):
        local = str(name).rpartition("}")[2]
        if local not in ATTRIBUTES or "url(" in str(element.attrib[name]).replace(" ", "").lower().replace("url(#", ""):
            del element.attrib[name]
    if style := element.get("style"):
        element.set("style", clean_style(style, lambda address: address if address.startswith("#") else ""))
    kept = href if href.startswith("#") else picture(href) if href and xml.local(element) == "image" else ""
    if kept and xml.local(element) in {"use", "image", "textPath", "linearGradient", "radialGradient", "pattern"}:
        element.set("href", kept)
