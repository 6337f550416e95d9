"""Does a file name somebody? All its parts are searched: other sheets, hidden columns and comments too."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from rosters.reading.archive import check_archive, kind_of
from rosters.reading.text import decode

BETWEEN = re.compile(r"[\s\-'’`·]+")


def folded(text: str) -> str:
    """Narrow, in capitals, without what people put between digits: both sides of a comparison."""
    return BETWEEN.sub("", unicodedata.normalize("NFKC", text).upper())


def holds(path: str, words: Sequence[str], limits: Mapping[str, int]) -> bool:
    """`words` are folded; raises Refused for a file that cannot be opened."""
    return any(word in text for text in map(folded, texts(path, limits)) for word in words)


def texts(path: str, limits: Mapping[str, int]) -> Iterator[str]:
    if kind_of(path) == "xlsx":
        with check_archive(path, limits) as archive:
            for name in archive.namelist():
                yield archive.read(name).decode("utf-8", "replace")
    else:
        with open(path, "rb") as file:
            yield decode(file.read())[1]
