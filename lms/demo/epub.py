"""Our short books as EPUB 3 files, the same bytes every time: a book that is there is not loaded twice."""

from __future__ import annotations

import io
import re
import zipfile
from uuid import NAMESPACE_URL, uuid5

from lxml import etree
from lxml.builder import ElementMaker

from lms.demo.files import Leaf, drawing
from lms.demo.markup import chapters

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
CONTAINER = "urn:oasis:names:tc:opendocument:xmlns:container"
MODIFIED = "2026-11-01T00:00:00Z"
FIGURE = re.compile(r'src="([a-z0-9-]+)\.png"')
STYLE = "figure{margin:1em 0}img{max-width:100%}body{line-height:1.75}h1{font-size:1.4em}"

H = ElementMaker(namespace=XHTML, nsmap={None: XHTML, "epub": OPS})
P = ElementMaker(namespace=OPF, nsmap={None: OPF, "dc": DC})
D = ElementMaker(namespace=DC)


def build(book: Leaf) -> bytes:
    """The EPUB of a book: mimetype first and stored, container, package, navigation, one file a chapter."""
    parts = chapters(book.text)
    names = sorted({name for _title, body in parts for name in FIGURE.findall(body)})
    files = {"META-INF/container.xml": _container(), "OEBPS/package.opf": _package(book, len(parts), names)}
    files["OEBPS/nav.xhtml"] = _navigation(book, [title for title, _body in parts])
    files["OEBPS/style.css"] = STYLE.encode()
    for number, (title, body) in enumerate(parts, start=1):
        files[f"OEBPS/{_name(number)}"] = _chapter(title, body)
    files |= {f"OEBPS/{name}.png": drawing(name).read_bytes() for name in names}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(_entry("mimetype", zipfile.ZIP_STORED), b"application/epub+zip")
        for name, content in files.items():
            archive.writestr(_entry(name, zipfile.ZIP_DEFLATED), content)
    return out.getvalue()


def _name(number: int) -> str:
    return f"chapter-{number:02}.xhtml"


def _entry(name: str, compression: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (2026, 11, 1, 0, 0, 0))
    entry.compress_type = compression
    return entry


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def _container() -> bytes:
    maker = ElementMaker(namespace=CONTAINER, nsmap={None: CONTAINER})
    root = {"full-path": "OEBPS/package.opf", "media-type": "application/oebps-package+xml"}
    return _xml(maker.container(maker.rootfiles(maker.rootfile(**root)), version="1.0"))


def _package(book: Leaf, count: int, figures: list[str]) -> bytes:
    head = book.head
    metadata = P.metadata(
        D.identifier(f"urn:uuid:{uuid5(NAMESPACE_URL, f'gongxue.invalid/books/{book.slug}')}", id="id"),
        D.title(head["title"]),
        D.creator(head["author"]),
        D.language("zh-CN"),
        D.publisher("职工书屋"),
        D.description(head["description"]),
        *[D.subject(subject) for subject in head["subjects"]],
        P.meta(MODIFIED, property="dcterms:modified"),
    )
    page = {"media-type": "application/xhtml+xml"}
    manifest = P.manifest(
        P.item(id="nav", href="nav.xhtml", properties="nav", **page),
        P.item(id="style", href="style.css", **{"media-type": "text/css"}),
        *[P.item(id=f"c{number}", href=_name(number), **page) for number in range(1, count + 1)],
        *[P.item(id=f"f-{name}", href=f"{name}.png", **{"media-type": "image/png"}) for name in figures],
    )
    spine = P.spine(*[P.itemref(idref=f"c{number}") for number in range(1, count + 1)])
    attributes = {"version": "3.0", "unique-identifier": "id", "{http://www.w3.org/XML/1998/namespace}lang": "zh-CN"}
    return _xml(P.package(metadata, manifest, spine, **attributes))


def _page(title: str, *body: etree._Element) -> bytes:
    head = H.head(H.title(title), H.link(rel="stylesheet", type="text/css", href="style.css"))
    return _xml(H.html(head, H.body(*body), lang="zh-CN"))


def _navigation(book: Leaf, titles: list[str]) -> bytes:
    items = [H.li(H.a(title, href=_name(number))) for number, title in enumerate(titles, start=1)]
    return _page(book.head["title"], H.nav(H.h1("目录"), H.ol(*items), **{f"{{{OPS}}}type": "toc"}))


def _chapter(title: str, body: str) -> bytes:
    inside = etree.fromstring(f'<section xmlns="{XHTML}">{body}</section>')
    return _page(title, H.section(H.h1(title), *inside))
