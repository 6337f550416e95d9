"""Names inside an archive: only plain, relative, different ones pass."""

from __future__ import annotations

import posixpath
import re
import unicodedata
import zipfile
from urllib.parse import unquote

from bookroom.epub.limits import Limits
from bookroom.refusals import Refused

UTF8_NAME = 0x800
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
DRIVE = re.compile(r"^[A-Za-z]:")


def check_names(infos: list[zipfile.ZipInfo], limits: Limits) -> dict[str, zipfile.ZipInfo]:
    """Entries by name; raises Refused for a name that leads out, is too deep or meets another one."""
    names: dict[str, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    for info in infos:
        name = decode(info)
        _check_name(name, limits)
        if (folded := fold(name)) in seen:
            raise Refused("duplicate")
        seen.add(folded)
        names[name] = info
    return names


def _check_name(name: str, limits: Limits) -> None:
    parts = name.rstrip("/").split("/")
    if not name or CONTROL.search(name) or "\\" in name or DRIVE.match(name) or name.startswith("/"):
        raise Refused("path")
    if ".." in parts or len(name) > limits.name:
        raise Refused("path")
    if len(parts) > limits.depth:
        raise Refused("depth")


def decode(info: zipfile.ZipInfo) -> str:
    """The name as its maker meant it: old Chinese packers write GBK without saying so."""
    name = info.orig_filename
    if info.flag_bits & UTF8_NAME or name.isascii():
        return name
    raw = name.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def fold(name: str) -> str:
    """Names that a file system may take for the same one are the same one."""
    return unicodedata.normalize("NFKC", name).casefold().rstrip(". /")


def resolve(base: str, href: str) -> tuple[str, str]:
    """Path inside the archive and fragment of a link found in the part `base`; path "" when it leads out."""
    path, _hash, fragment = href.strip().partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return base, unquote(fragment)
    if re.match(r"^[A-Za-z][A-Za-z0-9+.\-]*:", path) or path.startswith(("/", "\\")):
        return "", ""
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(base), path))
    return ("", "") if joined.startswith("..") else (joined, unquote(fragment))
