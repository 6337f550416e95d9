"""Archives whose names lead elsewhere."""

from __future__ import annotations

import stat

from tests.bookroom.hostile.making import refused, with_entry


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
