"""Names of worker categories as rosters write them."""

from __future__ import annotations

import re

from profiles.enums import CategoryKind
from rosters.cleaning.cells import Cell, Wrong, text_of

CATEGORIES = {
    **dict.fromkeys(("农民工", "进城务工人员", "migrant"), CategoryKind.MIGRANT),
    **dict.fromkeys(("产业工人", "industrial"), CategoryKind.INDUSTRIAL),
    **dict.fromkeys(("新就业形态劳动者", "新就业形态", "新就业群体", "platform"), CategoryKind.PLATFORM),
    **dict.fromkeys(("劳务派遣工", "劳务派遣", "派遣工", "dispatched"), CategoryKind.DISPATCHED),
    **dict.fromkeys(("女职工", "woman"), CategoryKind.WOMAN),
    **dict.fromkeys(("一线职工", "一线工人", "frontline"), CategoryKind.FRONTLINE),
    **dict.fromkeys(("班组长", "team leader"), CategoryKind.TEAM_LEADER),
    **dict.fromkeys(("特种作业人员", "特种作业"), CategoryKind.SPECIAL_OPERATOR),
    **dict.fromkeys(("安全管理人员", "安全员"), CategoryKind.SAFETY_MANAGER),
    **dict.fromkeys(("主要负责人",), CategoryKind.PRINCIPAL),
    **dict.fromkeys(("职工代表",), CategoryKind.DELEGATE),
    **dict.fromkeys(("深度困难职工",), CategoryKind.HARDSHIP_DEEP),
    **dict.fromkeys(("相对困难职工",), CategoryKind.HARDSHIP_RELATIVE),
    **dict.fromkeys(("意外致困职工",), CategoryKind.HARDSHIP_SUDDEN),
}
BETWEEN = re.compile(r"[、,，;；/|\s]+")


def clean_categories(cell: Cell) -> list[str]:
    words = [word for word in BETWEEN.split(text_of(cell)) if word]
    unknown = next((word for word in words if word.lower() not in CATEGORIES), None)
    if unknown:
        raise Wrong("category_unknown", word=unknown[:20])
    return sorted({str(CATEGORIES[word.lower()]) for word in words})
