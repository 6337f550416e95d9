"""How text becomes words, the same for both engines: width and case folded, Chinese in runs, Latin words whole."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Han with 々 and 〇, kana, hangul: scripts written without spaces, indexed as overlapping pairs.
CJK = (
    "\u3005\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
WORD = rf"(?:(?![{CJK}])[^\W_])"
RUNS = re.compile(rf"[{CJK}]+|{WORD}+(?:(?<=\d)\.(?=\d){WORD}+)*")  # 3.5 is one number
IS_CJK = re.compile(rf"[{CJK}]")


@dataclass(frozen=True, slots=True)
class Term:
    """One run of what was asked for: Chinese characters in a row, or one Latin word or number."""

    text: str

    @property
    def is_cjk(self) -> bool:
        return bool(IS_CJK.match(self.text))

    @property
    def grams(self) -> list[str]:
        return pairs(self.text) if self.is_cjk else [self.text]


def fold(text: str) -> str:
    """Full width and half width, capital and small become one (NFKC, case folded)."""
    return unicodedata.normalize("NFKC", text).casefold()


def runs(text: str) -> list[str]:
    return RUNS.findall(fold(text))


def terms(text: str) -> tuple[Term, ...]:
    """What must be found, every run once, in the order asked."""
    return tuple(Term(run) for run in dict.fromkeys(runs(text)))


def pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]


def grams(text: str) -> list[str]:
    """Every word and overlapping pair in its place, then each single character once: one character finds too."""
    placed: list[str] = []
    singles: dict[str, None] = {}
    for run in runs(text):
        if not IS_CJK.match(run):
            placed.append(run)
            continue
        if placed and placed[-1][-1] == run[0]:
            placed.append("|")  # 粉尘，尘肺 must not read as the chain 粉尘肺
        placed.extend(pairs(run))
        if len(run) > 1:
            singles.update(dict.fromkeys(run))
    return [*placed, *singles]
