"""Courses with their lessons and exams, written by a trainer and approved by a reviewer."""

from __future__ import annotations

from accounts.models import Union
from courses.models import CourseIndexPage, CoursePage, CourseSectionPage
from lms.demo.files import HERE, leaves, table
from lms.demo.load.lessons import Author
from lms.demo.load.part import Part
from lms.demo.load.people import person
from lms.demo.load.publishing import add_draft, publish
from lms.demo.load.questions import Bank
from lms.demo.load.writers import REVIEWER, TRAINER
from sections.actions import ensure_section
from sections.actions.files import ensure_collection

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
        bank = Bank(quiz, union=union, theme=head["theme"], pass_percent=head["pass_percent"], by=trainer)
        section = ensure_section(model=CourseSectionPage, union=union, parent=CourseIndexPage.objects.get(), by=trainer)
        course = add_draft(section, _course(item, head, exam=bank.exam()), by=trainer)
        author = Author(trainer, ensure_collection(union=union, groups=[]), bank)
        lessons = [author.lesson(leaf, number) for number, leaf in enumerate(leaves(f"courses/{item}"), 1)]
        drafts = [add_draft(course, lesson, by=trainer) for lesson in lessons]
        for page in [course, *drafts]:
            publish(page, writer=trainer, reviewer=reviewer)
        bank.point_to(drafts)


def _course(slug: str, head: dict, **fields) -> CoursePage:
    values = {name: head[name] for name in COPIED}
    months = head.get("valid_months")
    return CoursePage(slug=slug, is_statutory=head.get("statutory", False), valid_months=months, **values, **fields)
