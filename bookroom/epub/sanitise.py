"""The last word on a chapter's HTML: an allow-list. What is not named here is gone."""

from __future__ import annotations

import re

import nh3

from bookroom.epub.svg import ATTRIBUTES as SVG_ATTRIBUTES
from bookroom.epub.svg import ELEMENTS as SVG_ELEMENTS

WORDS = """
    a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn
    div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q
    rb rp rt rtc ruby s samp section small span strike strong sub summary details sup table tbody td tfoot th
    thead time tr tt u ul var wbr
"""
FORMULA = """
    math mi mo mn ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder
    mover munderover mmultiscripts mprescripts mtable mtr mtd semantics annotation
"""
GONE_WITH_CONTENT = {"script", "style", "template", "iframe", "object", "embed", "noscript", "audio", "video"} | {
    "select",
    "form",
}
ANYWHERE = {"id", "class", "style", "title", "lang", "dir", "data-b"}
ATTRIBUTES = {
    "*": ANYWHERE,
    "a": {"href", "rel"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "td": {"colspan", "rowspan", "align", "valign"},
    "th": {"colspan", "rowspan", "align", "valign", "scope"},
    "col": {"span"},
    "colgroup": {"span"},
    "time": {"datetime"},
    "details": {"open"},
    "math": {"display"},
    "mo": {"stretchy", "fence", "separator", "form"},
    "mtd": {"columnspan", "rowspan"},
    **{name: set(SVG_ATTRIBUTES) | {"href"} for name in SVG_ELEMENTS},
}
TAGS = set(WORDS.split()) | set(FORMULA.split()) | set(SVG_ELEMENTS)
INSIDE = re.compile(r"^(#|\d+\.html(#|$)|\.\./r/[a-z0-9.]+$)")


def sanitise(html: str) -> str:
    """HTML of a body with nothing in it that acts, asks for anything outside or hides."""
    return nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags=GONE_WITH_CONTENT,
        attributes=ATTRIBUTES,
        attribute_filter=_keep,
        url_schemes={"http", "https", "mailto", "tel"},
        strip_comments=True,
        link_rel=None,
    )


def _keep(element: str, name: str, value: str) -> str | None:
    """Only words may lead outside; pictures and drawings show what came with the book."""
    if name == "src" or (name == "href" and element != "a"):
        return value if INSIDE.match(value) else None
    return value
