"""Made-up things for the page of components. Nothing here is a default of the platform."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import cycle

from django import forms

from accounts.enums import Theme
from lms.look.charts import Column


@dataclass(frozen=True)
class Sample:
    """Stands for a course or a book."""

    theme: str
    title: str
    motif: str = ""
    author: str = ""


class NameForm(forms.Form):
    """A field that is right, one that is wrong, a choice and a tick."""

    name = forms.CharField(label="姓名", max_length=20)
    number = forms.RegexField(
        r"\d{17}[\dX]", label="身份证号", error_messages={"invalid": "要 18 位，请对照身份证再填一次。"}
    )
    trade = forms.ChoiceField(label="工种", choices=[("1", "破碎工"), ("2", "装载机司机")])
    about = forms.CharField(label="建议", widget=forms.Textarea(attrs={"rows": 2}), help_text="一两句话就行。")
    agreed = forms.BooleanField(label="我已阅读并同意服务协议")


WRONG = {"name": "王建军", "number": "5108231981", "trade": "1", "about": "给料口加一盏灯。", "agreed": "on"}
COURSE = Sample(Theme.HEALTH, "粉尘防爆与职业病防护", "furnace")
BOOKS = [
    Sample(Theme.ETHICS, title, author=author)
    for title, author in (
        ("天工开物", "宋应星"),
        ("考工记", ""),
        ("梦溪笔谈", "沈括"),
        ("唐诗三百首", "蘅塘退士"),
        ("水经注", "郦道元"),
        ("齐民要术", "贾思勰"),
        ("班组长安全手册：破碎与粉磨岗位", "工学编写组"),
        ("徐霞客游记", "徐弘祖"),
        ("Electricity at Work", "Gongxue"),
        ("新市民进城办事一本通", "工学编写组"),
        ("茶经", "陆羽"),
        ("营造法式", "李诫"),
    )
]
YEAR = [(5, 12.5), (3, 9.0), (4, 4.0), (1, 3.5), (2, 2.5)]
TREND = [51, 53, 56, 57, 59, 61.7, 62.9, 64.7, 67.1]
MONTHS = [Column(f"{number}月", 2000 + number * 260, 1500 + number * 180, number == 11) for number in range(1, 12)]


def themed(motifs: Iterable[str]) -> list[tuple[str, str]]:
    """Every motif on one of the five grounds in turn."""
    return list(zip(motifs, cycle(Theme.values), strict=False))
