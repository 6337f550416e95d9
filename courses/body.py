"""The body of a lesson: its field, and what the rules have to know of it."""

from __future__ import annotations

from typing import Any, NamedTuple

from wagtail.blocks import StreamValue
from wagtail.fields import StreamField

from courses.blocks import LessonBlocks


class LessonBody(StreamField):
    """Stream of lesson blocks whose definition stays out of migrations: the column is JSON whatever the blocks."""

    def __init__(self, *args, **kwargs) -> None:
        verbose_name = next((value for value in args if not isinstance(value, list)), kwargs.pop("verbose_name", None))
        kwargs.pop("block_types", None)
        super().__init__(LessonBlocks(), verbose_name=verbose_name, **kwargs)

    def deconstruct(self) -> tuple[str, str, list, dict]:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs


class Video(NamedTuple):
    block: str
    title: str
    seconds: int


class PaperRef(NamedTuple):
    block: str
    paper: int


def _raw(body: StreamValue) -> list[dict[str, Any]]:
    """Blocks as stored, without fetching documents and papers one by one."""
    return list(body.raw_data) if body else []


def videos_of(body: StreamValue) -> list[Video]:
    return [
        Video(block.get("id", ""), block["value"].get("title", ""), int(block["value"].get("seconds") or 0))
        for block in _raw(body)
        if block["type"] == "video"
    ]


def papers_of(body: StreamValue) -> list[PaperRef]:
    return [
        PaperRef(block.get("id", ""), int(block["value"]["paper"]))
        for block in _raw(body)
        if block["type"] == "quiz" and block["value"].get("paper")
    ]


def documents_of(body: StreamValue) -> set[int]:
    """Numbers of the files that the lesson shows."""
    names = ("file", "captions")
    return {int(block["value"][name]) for block in _raw(body) for name in names if _has(block["value"], name)}


def _has(value: Any, name: str) -> bool:
    return isinstance(value, dict) and bool(value.get(name))
