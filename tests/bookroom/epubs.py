"""EPUB files made by code: whole ones, and parts to make broken ones from."""

from __future__ import annotations

import io
import os
import zipfile
from html import escape
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>"
)
XHTML = (
    '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops" lang="zh"><head><title>{title}</title>{head}</head>'
    "<body>{body}</body></html>"
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301010018dd8db0"
    "0000000049454e44ae426082"
)
SAMPLES = Path(os.environ.get("GONGXUE_SAMPLES", Path(__file__).resolve().parents[3] / "shared" / "samples"))
needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="sample books are not here: set GONGXUE_SAMPLES")


def xhtml(body: str, *, title: str = "一", head: str = "") -> str:
    return XHTML.format(title=title, head=head, body=body)


def opf(items: str, spine: str, *, title: str = "工友读本", metadata: str = "", spine_attributes: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        'unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">urn:test:1</dc:identifier><dc:title>{escape(title)}</dc:title>'
        f"<dc:creator>广元工会</dc:creator><dc:language>zh</dc:language>{metadata}</metadata>"
        f"<manifest>{items}</manifest><spine{spine_attributes}>{spine}</spine></package>"
    )


def nav(titles: list[str]) -> str:
    lines = "".join(f'<li><a href="c{number}.xhtml">{escape(title)}</a></li>' for number, title in enumerate(titles, 1))
    return xhtml(f'<nav epub:type="toc"><ol>{lines}</ol></nav>', title="目录")


def parts(chapters: list[str], *, title: str = "工友读本", extra: dict[str, tuple[str, bytes]] | None = None) -> dict:
    """Files of a sound book: `chapters` are bodies, `extra` maps a name below OEBPS to its media type and bytes."""
    numbers = range(1, len(chapters) + 1)
    items = "".join(f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in numbers)
    items += '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    for number, (name, (kind, _data)) in enumerate((extra or {}).items()):
        items += f'<item id="x{number}" href="{name}" media-type="{kind}"/>'
    files: dict[str, bytes | str] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": opf(items, "".join(f'<itemref idref="c{n}"/>' for n in numbers), title=title),
        "OEBPS/nav.xhtml": nav([f"第{n}章" for n in numbers]),
    }
    for number, body in zip(numbers, chapters, strict=True):
        files[f"OEBPS/c{number}.xhtml"] = xhtml(body, title=f"第{number}章")
    return files | {f"OEBPS/{name}": data for name, (_kind, data) in (extra or {}).items()}


def pack(files: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, data, compress_type=how)
    return out.getvalue()


def make_epub(*bodies: str, title: str = "工友读本", extra: dict[str, tuple[str, bytes]] | None = None) -> bytes:
    return pack(parts(list(bodies or ("<h1>开头</h1><p>安全第一，预防为主。</p>",)), title=title, extra=extra))


def upload(data: bytes, name: str = "读本.epub") -> ContentFile:
    return ContentFile(data, name=name)


def classic(name: str) -> bytes:
    """A sample text as a book, one chapter a heading."""
    text = (SAMPLES / "texts" / f"{name}.txt").read_text(encoding="utf-8")
    chapters = [piece for piece in text.split("\n## ") if piece.strip()]
    return make_epub(*[_body(chapter) for chapter in chapters], title=name)


def _body(chapter: str) -> str:
    heading, *lines = [line.strip() for line in chapter.splitlines() if line.strip()]
    return f"<h1>{escape(heading.lstrip('# '))}</h1>" + "".join(f"<p>{escape(line)}</p>" for line in lines)
