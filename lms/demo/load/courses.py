"""Courses with their lessons and exams, written by a trainer and approved by a reviewer."""

from __future__ import annotations

import json
import uuid

from django.core.files.images import ImageFile
from wagtail.images import get_image_model
from wagtail.models import Collection

from accounts.models import Person, Union
from courses.models import CourseIndexPage, CoursePage, CourseSectionPage, LessonPage
from lms.demo.files import HERE, Leaf, drawing, leaves, table
from lms.demo.load import questions
from lms.demo.load.part import Part
from lms.demo.load.people import person
from lms.demo.load.publishing import add_draft, publish
from lms.demo.load.writers import REVIEWER, TRAINER
from lms.demo.markup import Piece, pieces
from sections.actions import ensure_section
from sections.actions.files import ensure_collection

KINDS = {"当心": "warning", "法律这样说": "law"}
COPIED = ("title", "theme", "summary", "why", "audience", "motif")


def slugs() -> list[str]:
    return sorted(folder.name for folder in (HERE / "courses").iterdir() if folder.is_dir())


class Courses(Part):
    name = "courses"
    days_ago = 75

    def is_there(self) -> bool:
        return CoursePage.objects.filter(slug=slugs()[0]).exists()

    def items(self) -> list[str]:
        return slugs()

    def load(self, item: str) -> None:
        head, quiz = table(f"courses/{item}/course.toml"), table(f"courses/{item}/quiz.toml")
        union, trainer, reviewer = Union.objects.get(key=head["union"]), person(TRAINER), person(REVIEWER)
        paper = questions.compose(quiz, union=union, theme=head["theme"], pass_percent=head["pass_percent"], by=trainer)
        section = ensure_section(model=CourseSectionPage, union=union, parent=CourseIndexPage.objects.get(), by=trainer)
        course = add_draft(section, _course(item, head, exam=paper), by=trainer)
        files = ensure_collection(union=union, groups=[])
        drafts = [add_draft(course, _lesson(leaf, files, trainer), by=trainer) for leaf in leaves(f"courses/{item}")]
        for page in [course, *drafts]:
            publish(page, writer=trainer, reviewer=reviewer)
        questions.point_to_lessons(paper, quiz, drafts)


def _course(slug: str, head: dict, **fields) -> CoursePage:
    values = {name: head[name] for name in COPIED}
    months = head.get("valid_months")
    return CoursePage(slug=slug, is_statutory=head.get("statutory", False), valid_months=months, **values, **fields)


def _lesson(leaf: Leaf, files: Collection, trainer: Person) -> LessonPage:
    blocks = [_block(piece, files, trainer) for piece in pieces(leaf.text)]
    body = json.dumps([{"type": kind, "value": value, "id": str(uuid.uuid4())} for kind, value in blocks])
    return LessonPage(title=leaf.head["title"], slug=leaf.slug, seconds=60 * leaf.head["minutes"], body=body)


def _block(piece: Piece, files: Collection, trainer: Person) -> tuple[str, object]:
    if piece.kind == "callout":
        return "callout", {"kind": _kind(piece.value), "text": piece.value}
    if piece.kind == "picture":
        image = _image(piece, files, trainer)
        return "image", {"image": image.pk, "alt": piece.caption, "caption": piece.caption}
    return piece.kind, piece.value


def _kind(text: str) -> str:
    """A callout's kind by its first word."""
    return next((kind for word, kind in KINDS.items() if text.startswith(f"<p><b>{word}</b>")), "note")


def _image(piece: Piece, files: Collection, trainer: Person):
    with drawing(piece.value).open("rb") as source:
        file = ImageFile(source, name=f"{piece.value}.png")
        image = get_image_model()(title=piece.caption, file=file, collection=files, uploaded_by_user=trainer)
        image.save()
    return image
