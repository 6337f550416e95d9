"""Cells that cannot be taken: (column, cell, code of the sentence, a part of that sentence in Chinese)."""

from __future__ import annotations

from django.utils import timezone

from tests.rosters.books import number

TODAY = timezone.localdate()
NEXT_YEAR = f"{TODAY.year + 1}-01-01"
YOUNG = number(11, birth=f"{TODAY.year - 10}0101")
RIGHT = number(11)
WRONG_CHECK = RIGHT[:17] + ("0" if RIGHT[17] != "0" else "1")

WRONG: dict[str, tuple[str, object, str, str]] = {
    "number as 5.10802E+17": ("number", 5.10802199001011e17, "number_spreadsheet", "文本"),
    "number as text 5.10802E+17": ("number", "5.10802E+17", "number_spreadsheet", "文本"),
    "number whose end became zeros": ("number", "510802199001011000", "number_spreadsheet", "文本"),
    "number of 15 digits": ("number", "510802900101101", "number_digits15", "15 位"),
    "number of 15 digits as a number": ("number", 510802900101101, "number_digits15", "15 位"),
    "number too short": ("number", RIGHT[:17], "number_length", "17"),
    "number with a letter": ("number", "5108021990O1010118", "number_characters", "X"),
    "number with a wrong check": ("number", WRONG_CHECK, "number_check_digit", RIGHT[17]),
    "number of a day that does not exist": ("number", "510802199002290003", "number_birth_date", "1990-02-29"),
    "number of somebody too young": ("number", YOUNG, "number_too_young", "16"),
    "number missing": ("number", "", "number_empty", "证件号"),
    "number of 5,000 digits": ("number", "1" * 5000, "number_length", "18"),
    "number as a formula": ("number", "=A1&B1", "formula", "公式"),
    "name missing": ("name", "", "name_empty", "姓名"),
    "name of 60 characters": ("name", "王" * 60, "name_long", "60"),
    "name with digits": ("name", "王建军2", "name_characters", "2"),
    "name with an emoji": ("name", "王😀军", "name_characters", "😀"),
    "name in markup": ("name", "<b>王</b>", "name_characters", "<"),
    "name with a private character": ("name", "王\ue863", "name_private", "输入法"),
    "name lost in saving": ("name", "王\ufffd军", "name_private", "输入法"),
    "name as a failed formula": ("name", "#N/A", "broken", "公式"),
    "phone with letters": ("phone", "1990000O001", "phone_letters", "11 位"),
    "phone too short": ("phone", "1990000001", "phone_length", "10"),
    "phone that is none": ("phone", "12345678901", "phone_form", "13"),
    "phone as 1.99E+10": ("phone", "1.99E+10", "phone_rounded", "文本"),
    "two phones": ("phone", "19900000001/19900000002", "phone_several", "两个"),
    "landline": ("phone", "0839-3261234", "phone_landline", "手机"),
    "gender unclear": ("gender", "不详", "gender_word", "男"),
    "gender against the number": ("gender", "女", "gender_differs", "男"),
    "union unknown": ("union", "没有的厂工会", "union_unknown", "没有的厂"),
    "union of another county": ("union", "乙厂工会", "union_outside", "乙厂"),
    "union too long": ("union", "厂" * 300, "long", "300"),
    "paper unknown": ("paper_kind", "驾驶证", "kind_unknown", "护照"),
    "category unknown": ("category", "好工人", "category_unknown", "好工人"),
    "date that is none": ("joined_on", "去年", "date_form", "2020-01-31"),
    "date that does not exist": ("joined_on", "2021-02-30", "date_missing", "日历"),
    "date to come": ("joined_on", NEXT_YEAR, "date_future", "以后"),
    "date before birth": ("joined_on", "1980-01-01", "date_before_birth", "出生"),
    "date before the federation": ("joined_on", "1900-01-01", "date_early", "1925"),
}
