"""Columns of few words: gender, kind of paper."""

from __future__ import annotations

from accounts.enums import Gender, PaperKind
from rosters.cleaning.cells import Cell, Wrong, text_of

GENDERS = {
    **dict.fromkeys(("男", "男性", "m", "male", "1"), Gender.MALE),
    **dict.fromkeys(("女", "女性", "f", "female", "2"), Gender.FEMALE),
}
KINDS = {
    **dict.fromkeys(("居民身份证", "身份证", "二代身份证", "id", "id card"), PaperKind.RESIDENT),
    **dict.fromkeys(("港澳台居民居住证", "港澳居民居住证", "台湾居民居住证"), PaperKind.HOME_PERMIT),
    **dict.fromkeys(("外国人永久居留身份证", "永久居留身份证", "外国人永久居留证"), PaperKind.FOREIGN_PERMIT),
    **dict.fromkeys(("护照", "passport"), PaperKind.PASSPORT),
    **dict.fromkeys(("军官证", "军人证", "士兵证"), PaperKind.MILITARY),
}


def clean_gender(cell: Cell) -> int:
    word = text_of(cell)
    if not word:
        return Gender.UNKNOWN
    if word.lower() not in GENDERS:
        raise Wrong("gender_word")
    return GENDERS[word.lower()]


def clean_kind(cell: Cell) -> str:
    word = text_of(cell)
    if word and word.lower() not in KINDS:
        raise Wrong("kind_unknown")
    return KINDS[word.lower()] if word else PaperKind.RESIDENT
