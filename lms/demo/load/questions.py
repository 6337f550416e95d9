"""Quizzes: the questions of a course and the paper made of them."""

from __future__ import annotations

from wagtail.models import Page

from accounts.models import Person, Union
from exams.actions import compose_paper, write_question
from exams.models import Paper, PaperQuestion, Question


def write(item: dict, *, union: Union, theme: str, by: Person) -> Question:
    """A question of a quiz file: choices that are right begin with `+`; `answer` is a true-or-false one's."""
    choices = [(text.removeprefix("+"), text.startswith("+")) for text in item.get("choices", [])]
    return write_question(
        union=union,
        kind=item["kind"],
        text=item["text"],
        choices=choices,
        truth=item.get("answer"),
        explanation=item["explanation"],
        theme=theme,
        by=by,
    )


def compose(quiz: dict, *, union: Union, theme: str, pass_percent: int, by: Person) -> Paper:
    questions = [write(item, union=union, theme=theme, by=by) for item in quiz["question"]]
    return compose_paper(union=union, title=quiz["title"], questions=questions, pass_percent=pass_percent, by=by)


def point_to_lessons(paper: Paper, quiz: dict, lessons: list[Page]) -> None:
    """Each question names the lesson to look at again."""
    for place, item in zip(PaperQuestion.objects.filter(paper=paper), quiz["question"], strict=True):
        place.page = Page(pk=lessons[item["lesson"] - 1].pk)
        place.save(update_fields=["page"])
