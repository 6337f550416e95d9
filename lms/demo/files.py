"""The demo's files as Python values: TOML tables, and Markdown files with a TOML head between `+++` lines."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Leaf(NamedTuple):
    """A Markdown file: its head and its text."""

    slug: str
    head: dict
    text: str


def table(name: str) -> dict:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def leaf(path: Path) -> Leaf:
    _before, head, text = path.read_text(encoding="utf-8").split("+++\n", 2)
    return Leaf(path.stem, tomllib.loads(head), text.strip())


def leaves(folder: str) -> list[Leaf]:
    return [leaf(path) for path in sorted((HERE / folder).glob("*.md"))]


def media(name: str) -> Path:
    return HERE / "media" / name


def drawing(name: str) -> Path:
    return HERE / "drawings" / f"{name}.png"
