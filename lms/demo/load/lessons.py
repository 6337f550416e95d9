"""A lesson's page from its Markdown: its texts, and the pictures, films, sounds and quizzes that stand between them."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import Any

from django.core.files import File
from django.core.files.images import ImageFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

from accounts.models import Person
from courses.models import LessonPage
from lms.demo.files import Leaf, drawing, media, table
from lms.demo.load.questions import Bank
from lms.demo.markup import Piece, pieces

KINDS = {"当心": "warning", "法律这样说": "law"}


@dataclass(frozen=True)
class Author:
    """The trainer who writes a course, with the union's files and the course's questions at hand."""

    trainer: Person
    files: Collection
    bank: Bank

    def lesson(self, leaf: Leaf, number: int) -> LessonPage:
        blocks = [self._block(piece, number) for piece in pieces(leaf.text)]
        body = json.dumps([{"type": kind, "value": value, "id": str(uuid.uuid4())} for kind, value in blocks])
        return LessonPage(title=leaf.head["title"], slug=leaf.slug, seconds=60 * leaf.head["minutes"], body=body)

    def _block(self, piece: Piece, number: int) -> tuple[str, Any]:
        match piece.kind:
            case "callout":
                return "callout", {"kind": _kind(piece.value), "text": piece.value}
            case "picture":
                image = self._image(drawing(piece.value), piece.caption)
                return "image", {"image": image.pk, "alt": piece.caption, "caption": piece.caption}
            case "video":
                poster = self._image(media(f"{piece.value}.png"), piece.caption)
                return "video", {**self._recording(piece, "mp4"), "poster": poster.pk}
            case "audio":
                return "audio", self._recording(piece, "m4a")
            case "quiz":
                return "quiz", {"paper": self.bank.quiz(piece.value, number).pk}
        return piece.kind, piece.value

    def _recording(self, piece: Piece, ending: str) -> dict[str, Any]:
        """Title, file, and what `media.toml` says of it: its length and what is seen and heard."""
        document = self._document(f"{piece.value}.{ending}", piece.caption)
        return {"title": piece.caption, "file": document.pk, **table("media/media.toml")[piece.value]}

    def _image(self, path, title: str):
        with path.open("rb") as source:
            file = ImageFile(source, name=path.name)
            image = get_image_model()(title=title, file=file, collection=self.files, uploaded_by_user=self.trainer)
            image.save()
        return image

    def _document(self, name: str, title: str):
        path, who = media(name), {"collection": self.files, "uploaded_by_user": self.trainer}
        with path.open("rb") as source:
            document = get_document_model()(title=title, file=File(source, name=name), **who)
            document.file_size = path.stat().st_size
            document.save()
        return document


def _kind(text: str) -> str:
    """A callout's kind by its first word."""
    return next((kind for word, kind in KINDS.items() if text.startswith(f"<p><b>{word}</b>")), "note")
