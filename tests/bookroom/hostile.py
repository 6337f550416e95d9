"""Files that somebody may upload instead of a book, each with the code of the sentence it must be refused with."""

from __future__ import annotations

import io
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable

from tests.bookroom.epubs import CONTAINER, make_epub, opf, pack, parts, xhtml

Maker = Callable[[], bytes]
CORPUS: dict[str, tuple[str, Maker]] = {}
BOMB = b"\0" * (12 * 1024 * 1024)
XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>'
SOUND = ["<p>安全第一。</p>"]


def refused(code: str) -> Callable[[Maker], Maker]:
    def register(maker: Maker) -> Maker:
        CORPUS[maker.__name__] = (code, maker)
        return maker

    return register


def with_files(**changes: bytes | str | None) -> bytes:
    """A sound book with files changed or (None) taken away; `__` stands for `/`, `_dot_` for `.`."""
    files = parts(SOUND)
    for key, data in changes.items():
        name = key.replace("__", "/").replace("_dot_", ".").replace("META/", "META-INF/")
        files = {k: v for k, v in files.items() if k != name} if data is None else files | {name: data}
    return pack(files)


def with_entry(name: str, data: bytes = b"x", *, attributes: int = 0) -> bytes:
    out = io.BytesIO(pack(parts(SOUND)))
    info = zipfile.ZipInfo(name)
    info.external_attr = attributes
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as archive:
        warnings.simplefilter("ignore")  # a name that is there already
        archive.writestr(info, data, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def patched(data: bytes, name: str, offset: int, value: bytes, *, local: int | None = None) -> bytes:
    """The table's row of `name` changed at `offset`, and its own head at `local`."""
    raw, key = bytearray(data), name.encode()
    at = raw.rindex(key) - 46
    raw[at + offset : at + offset + len(value)] = value
    if local is not None:
        start = struct.unpack("<L", raw[at + 42 : at + 46])[0]
        raw[start + local : start + local + len(value)] = value
    return bytes(raw)


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


@refused("path")
def zip_slip() -> bytes:
    return with_entry("../../../etc/cron.d/x")


@refused("path")
def zip_slip_inside() -> bytes:
    return with_entry("OEBPS/../../x")


@refused("path")
def absolute_path() -> bytes:
    return with_entry("/etc/passwd")


@refused("path")
def drive_path() -> bytes:
    return with_entry("C:/windows/x.dll")


@refused("path")
def backslash_path() -> bytes:
    return with_entry("..\\..\\x.exe")


@refused("path")
def name_with_nul() -> bytes:
    return with_entry("OEBPS/zzz.xhtml").replace(b"OEBPS/zzz.xhtml", b"OEBPS/zz\0.xhtml")


@refused("path")
def name_without_end() -> bytes:
    return with_entry("OEBPS/" + "a" * 500)


@refused("depth")
def folders_without_end() -> bytes:
    return with_entry("/".join("a" * 40) + "/x")


@refused("link")
def symbolic_link() -> bytes:
    return with_entry("OEBPS/link", b"/etc/passwd", attributes=(stat.S_IFLNK | 0o777) << 16)


@refused("link")
def device_file() -> bytes:
    return with_entry("OEBPS/dev", attributes=(stat.S_IFCHR | 0o666) << 16)


@refused("duplicate")
def two_files_of_one_name() -> bytes:
    return with_entry("OEBPS/c1.xhtml", b"<html/>")


@refused("duplicate")
def names_that_differ_by_case() -> bytes:
    return with_entry("OEBPS/C1.XHTML")


@refused("duplicate")
def names_that_look_alike() -> bytes:
    return with_entry("OEBPS/ｃ1.xhtml")


@refused("duplicate")
def a_second_mark() -> bytes:
    return with_entry("mimetype", b"text/plain")


@refused("ratio")
def zip_bomb() -> bytes:
    return with_entry("OEBPS/bomb.xhtml", BOMB)


@refused("entry_size")
def a_single_huge_file() -> bytes:
    return patched(with_entry("OEBPS/big.png", b"x" * 90), "OEBPS/big.png", 20, struct.pack("<2L", 1 << 29, 1 << 30))


@refused("total_size")
def many_large_files() -> bytes:
    data = pack(parts(SOUND) | {f"OEBPS/p{number}.png": b"x" for number in range(20)})
    for number in range(20):
        data = patched(data, f"OEBPS/p{number}.png", 20, struct.pack("<2L", 1 << 24, 39 << 20))
    return data


@refused("entries")
def more_files_than_a_book_has() -> bytes:
    return pack(parts(SOUND) | {f"OEBPS/{number}": b"" for number in range(10_001)})


@refused("entries")
def a_table_that_states_too_much() -> bytes:
    data = bytearray(make_epub())
    at = data.rindex(b"PK\x05\x06")
    data[at + 8 : at + 12] = struct.pack("<2H", 65000, 65000)
    return bytes(data)


@refused("lying_size")
def larger_than_stated() -> bytes:
    return patched(make_epub(), "OEBPS/c1.xhtml", 24, struct.pack("<L", 20), local=22)


@refused("lying_size")
def smaller_than_stated() -> bytes:
    return patched(make_epub(), "OEBPS/c1.xhtml", 24, struct.pack("<L", 5000), local=22)


@refused("overlap")
def quoted_overlap() -> bytes:
    """Two rows of the table that point at the same packed bytes."""
    data = with_entry("OEBPS/c2.xhtml", b"<html/>")
    at = data.rindex(b"OEBPS/c1.xhtml") - 46
    return patched(data, "OEBPS/c2.xhtml", 42, data[at + 42 : at + 46])


@refused("overlap")
def two_names_for_one_file() -> bytes:
    data = bytearray(make_epub())
    at = data.index(b"OEBPS/c1.xhtml")
    data[at : at + 14] = b"OEBPS/c9.xhtml"
    return bytes(data)


@refused("encrypted")
def packed_with_a_password() -> bytes:
    return patched(make_epub(), "OEBPS/c1.xhtml", 8, struct.pack("<H", 1), local=6)


@refused("encrypted")
def copy_protection() -> bytes:
    protection = (
        '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod '
        'Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/><enc:CipherData><enc:CipherReference '
        'URI="OEBPS/c1.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>'
    )
    return with_files(META__encryption_dot_xml=protection)


@refused("compression")
def another_way_of_packing() -> bytes:
    return patched(make_epub(), "OEBPS/c1.xhtml", 10, struct.pack("<H", 12), local=8)


@refused("container")
def no_container() -> bytes:
    return with_files(META__container_dot_xml=None)


@refused("container")
def container_without_a_book() -> bytes:
    return with_files(META__container_dot_xml="<container><rootfiles/></container>")


@refused("package")
def container_that_leads_out() -> bytes:
    return with_files(META__container_dot_xml=CONTAINER.replace("OEBPS/book.opf", "../../etc/passwd"))


@refused("package")
def no_package() -> bytes:
    return with_files(OEBPS__book_dot_opf=None)


@refused("xml")
def package_that_is_no_xml() -> bytes:
    return with_files(OEBPS__book_dot_opf="<package><metadata></package>")


@refused("entities")
def foreign_entity_in_the_container() -> bytes:
    return with_files(META__container_dot_xml=XXE + CONTAINER.partition("?>")[2].replace("OEBPS", "&e;OEBPS"))


@refused("entities")
def foreign_entity_in_the_package() -> bytes:
    return with_files(OEBPS__book_dot_opf=XXE + opf("", "").partition("?>")[2].replace("工友", "&e;"))


@refused("entities")
def billion_laughs_in_the_package() -> bytes:
    return with_files(OEBPS__book_dot_opf=LAUGHS + opf("", "").partition("?>")[2].replace("工友", "&c;"))


@refused("entities")
def entities_behind_another_encoding() -> bytes:
    text = XXE + opf("", "").partition("?>")[2].replace("工友", "&e;")
    return with_files(OEBPS__book_dot_opf=('<?xml version="1.0" encoding="utf-16"?>' + text).encode("utf-16"))


@refused("entities")
def billion_laughs_in_the_contents() -> bytes:
    return with_files(OEBPS__nav_dot_xhtml=LAUGHS + xhtml("<nav><ol><li>&c;</li></ol></nav>").partition("?>")[2])


@refused("spine")
def nothing_in_the_reading_order() -> bytes:
    return with_files(OEBPS__book_dot_opf=opf("", ""))


@refused("missing")
def a_chapter_that_is_not_there() -> bytes:
    return with_files(OEBPS__c1_dot_xhtml=None)


@refused("missing")
def a_chapter_outside_the_book() -> bytes:
    item = '<item id="c1" href="../../etc/passwd" media-type="application/xhtml+xml"/>'
    return with_files(OEBPS__book_dot_opf=opf(item, '<itemref idref="c1"/>'))


@refused("missing")
def a_chapter_on_another_server() -> bytes:
    item = '<item id="c1" href="http://169.254.169.254/latest" media-type="application/xhtml+xml"/>'
    return with_files(OEBPS__book_dot_opf=opf(item, '<itemref idref="c1"/>'))


@refused("no_text")
def a_book_of_empty_pages() -> bytes:
    return make_epub("<p> </p>")


@refused("chapters")
def a_chapter_for_every_page() -> bytes:
    items = "".join(f'<item id="c{n}" href="c1.xhtml" media-type="application/xhtml+xml"/>' for n in range(5001))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(5001))
    return with_files(OEBPS__book_dot_opf=opf(items, spine))


@refused("entry_size")
def a_chapter_without_end() -> bytes:
    return make_epub("<p>" + "".join(chr(0x4E00 + (n * 7919) % 20000) for n in range(3_000_000)) + "</p>")
