"""Quizzes: the questions of a course and the papers made of them."""

from __future__ import annotations

from collections.abc import Iterable

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


class Bank:
    """The questions of a course, each written once: all of them are its exam, those of a lesson a quiz in it."""

    def __init__(self, quiz: dict, *, union: Union, theme: str, pass_percent: int, by: Person) -> None:
        self.title, self.union, self.pass_percent, self.by = quiz["title"], union, pass_percent, by
        written = [(write(item, union=union, theme=theme, by=by), item["lesson"]) for item in quiz["question"]]
        self.questions = [question for question, _lesson in written]
        self.lesson_of = {question.pk: lesson for question, lesson in written}
        self.papers: list[Paper] = []

    def exam(self) -> Paper:
        return self._compose(self.title, self.questions)

    def quiz(self, title: str, lesson: int) -> Paper:
        return self._compose(title, [one for one in self.questions if self.lesson_of[one.pk] == lesson])

    def point_to(self, lessons: list[Page]) -> None:
        """On every paper each question names the lesson to look at again."""
        for place in PaperQuestion.objects.filter(paper__in=self.papers):
            place.page = Page(pk=lessons[self.lesson_of[place.question_id] - 1].pk)
            place.save(update_fields=["page"])

    def _compose(self, title: str, chosen: Iterable[Question]) -> Paper:
        paper = compose_paper(
            union=self.union, title=title, questions=chosen, pass_percent=self.pass_percent, by=self.by
        )
        self.papers.append(paper)
        return paper
