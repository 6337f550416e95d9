"""Files that are no books at all."""

from __future__ import annotations

from tests.bookroom.epubs import make_epub, pack
from tests.bookroom.hostile.making import refused, with_files


@refused("empty")
def nothing_at_all() -> bytes:
    return b""


@refused("not_zip")
def a_text_file() -> bytes:
    return "这不是书".encode()


@refused("pdf")
def a_pdf_with_another_name() -> bytes:
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


@refused("office")
def an_old_word_file() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@refused("office")
def a_docx_with_another_name() -> bytes:
    return pack({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"})


@refused("not_epub")
def a_renamed_zip() -> bytes:
    return pack({"photo.jpg": b"\xff\xd8\xff", "readme.txt": "hello"})


@refused("not_epub")
def another_mark() -> bytes:
    return with_files(mimetype="application/zip")


@refused("broken")
def a_download_that_broke_off() -> bytes:
    return make_epub()[:-40]


@refused("broken")
def bytes_changed_on_the_way() -> bytes:
    data = bytearray(make_epub("<p>" + "安全第一，预防为主。" * 400 + "</p>"))
    at = data.index(b"OEBPS/c1.xhtml") + 40
    data[at : at + 8] = b"\xff" * 8
    return bytes(data)
