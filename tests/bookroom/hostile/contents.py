"""Archives that are no books inside."""

from __future__ import annotations

from tests.bookroom.epubs import CONTAINER, make_epub, opf, xhtml
from tests.bookroom.hostile.making import LAUGHS, XXE, refused, with_files


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
