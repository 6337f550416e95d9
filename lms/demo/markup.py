"""The demo's Markdown as the pieces of a lesson and as the chapters of a book."""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it import MarkdownIt

MARKDOWN = MarkdownIt("commonmark", {"xhtmlOut": True})
SHOWN = re.compile(r"^!\[(?P<caption>[^\]]+)\]\((?P<name>[a-z0-9-]+)(?P<ending>|\.mp4|\.m4a)\)$")
QUIZ = re.compile(r"^\?\[(?P<title>[^\]]+)\]$")
FIGURE = re.compile(r'<p><img src="([a-z0-9-]+)" alt="([^"]*)" /></p>')
CHAPTER = re.compile(r"^# (.+)$", re.MULTILINE)
ENDINGS = {"": "picture", ".mp4": "video", ".m4a": "audio"}
MARKS = {"## ": "heading", "> ": "callout"}


class Piece(NamedTuple):
    """A part of a lesson: heading (plain), text and callout (HTML), quiz (its title), or a file's name without ending:
    picture, video, audio."""

    kind: str
    value: str
    caption: str = ""


def html(text: str) -> str:
    return MARKDOWN.render(text)


def pieces(text: str) -> list[Piece]:
    """A lesson's text in its order; neighbouring paragraphs and lists are one piece."""
    joined: list[Piece] = []
    for piece in map(_piece, re.split(r"\n{2,}", text.strip())):
        if piece.kind == "text" and joined and joined[-1].kind == "text":
            joined[-1] = Piece("text", f"{joined[-1].value}\n\n{piece.value}")
        else:
            joined.append(piece)
    return [_rendered(piece) for piece in joined]


def chapters(text: str) -> list[tuple[str, str]]:
    """(title, HTML) of every chapter of a book; a chapter begins with a `# ` line."""
    parts = CHAPTER.split(text)[1:]
    return [(title.strip(), _figures(html(body))) for title, body in zip(parts[::2], parts[1::2], strict=True)]


def _figures(body: str) -> str:
    return FIGURE.sub(r'<figure><img src="\1.png" alt="\2"/><figcaption>\2</figcaption></figure>', body)


def _piece(part: str) -> Piece:
    if shown := SHOWN.match(part):
        return Piece(ENDINGS[shown["ending"]], shown["name"], shown["caption"])
    if quiz := QUIZ.match(part):
        return Piece("quiz", quiz["title"])
    for mark, kind in MARKS.items():
        if part.startswith(mark):
            return Piece(kind, part.removeprefix(mark))
    return Piece("text", part)


def _rendered(piece: Piece) -> Piece:
    """Texts as the CMS's editor would keep them: its bold is `<b>`."""
    if piece.kind not in {"text", "callout"}:
        return piece
    return piece._replace(value=html(piece.value).replace("strong>", "b>").strip())
