# ruff: noqa: E501 (sentences and lists of words are not cut)
"""How people title the columns of a roster. Plain Python: the reading process loads no Django."""

from __future__ import annotations

import re
import unicodedata

SYNONYMS: dict[str, tuple[str, ...]] = {
    "name": ("姓名", "职工姓名", "会员姓名", "员工姓名", "工人姓名", "名字", "name", "fullname"),
    "number": (
        *("身份证号", "身份证号码", "身份证", "居民身份证号", "居民身份证号码", "公民身份号码", "公民身份证号码"),
        *("证件号", "证件号码", "身份证件号", "身份证件号码", "idnumber", "idcard", "idcardnumber", "identitynumber"),
    ),
    "paper_kind": ("证件类型", "证件种类", "证件名称", "身份证件类型", "kindofpaper", "idtype"),
    "phone": (
        *("手机号", "手机号码", "手机", "本人手机", "本人手机号", "移动电话", "联系电话", "联系手机", "联系方式"),
        *("电话", "电话号码", "mobile", "mobilenumber", "phone", "phonenumber"),
    ),
    "gender": ("性别", "gender", "sex"),
    "union": (
        *("单位/工会", "工会/单位", "工会", "单位", "单位名称", "工会名称", "所属工会", "所在工会", "基层工会"),
        *("所在单位", "工作单位", "所属单位", "企业名称", "公司", "公司名称", "union", "employer", "company"),
    ),
    "team": (
        *("部门/班组", "班组/部门", "部门", "班组", "车间", "科室", "所在部门", "所在班组", "部门车间", "车间班组"),
        *("工会小组", "分工会", "team", "department", "workshop"),
    ),
    "category": (
        *("类别", "职工类别", "人员类别", "会员类别", "用工类别", "身份类别", "用工形式", "职工类型", "人员类型"),
        *("category", "workercategory"),
    ),
    "joined_on": (
        "入会日期",
        "入会时间",
        "加入工会时间",
        "加入工会日期",
        "入会年月",
        "memberjoinedon",
        "joinedon",
        "joined",
    ),
}
KEYS = tuple(SYNONYMS)
BY_TITLE = {title: key for key, titles in SYNONYMS.items() for title in titles}
IN_BRACKETS = re.compile(r"[(\[【（].*?[)\]】）]")
NOT_A_LETTER = re.compile(r"[\s*:：_\-、，,.。·]+")


def folded(title: object) -> str:
    """ "身份证号码（必填）* " → "身份证号码": what is left of a heading when decoration is gone."""
    narrow = unicodedata.normalize("NFKC", str(title or ""))
    return NOT_A_LETTER.sub("", IN_BRACKETS.sub("", narrow)).lower()


def column_of(title: object) -> str | None:
    """The column of ours that a heading means, if any."""
    return BY_TITLE.get(folded(title))
