"""A small book, written and packed in the journey: new bytes every time, so that no platform has it already."""

from __future__ import annotations

import io
import uuid
import zipfile

from lms.demo.epub import build
from lms.demo.files import Leaf

TITLE = "老陈的工具箱"
SENTENCE = "班长的搪瓷缸磕掉了三块漆，他说哪一块都比奖状记得牢。"
THINGS = ["扳手", "卷尺", "手套", "搪缸", "胶布", "铅笔", "油壶", "哨子"]
PARAGRAPH = (
    "{thing}放在箱子的第{number}格。老陈交班的时候总要清点一遍，少一样就不走。他说工具不会说话，"
    "可是它在哪里，人就在哪里；它要是丢在机器里，人也就快了。新来的小赵把这话抄在本子上，每天念一遍。"
)


def epub() -> bytes:
    """Eight chapters; the sentence stands in the fourth."""
    parts = [chapter(number, thing) for number, thing in enumerate(THINGS, start=1)]
    head = {"title": TITLE, "author": "工学编写组", "description": "一只箱子里的八样东西。", "subjects": ["工具"]}
    return build(Leaf(uuid.uuid4().hex, head, "\n\n".join(parts)))


def chapter(number: int, thing: str) -> str:
    words = [PARAGRAPH.format(thing=thing, number=place) for place in range(1, 9)]
    if number == 4:
        words[4] = SENTENCE
    return "\n\n".join([f"# 第{number}样　{thing}", *words])


def renamed_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("readme.txt", f"photos {uuid.uuid4()}")
    return out.getvalue()
