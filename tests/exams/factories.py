"""Questions and papers with known keys."""

from accounts.enums import Theme
from accounts.models import Union
from exams.actions import compose_paper, write_question
from exams.enums import QuestionKind
from exams.models import Paper, Question


def make_question(union: Union, kind: str = QuestionKind.SINGLE, text: str = "一加一等于几？", **fields) -> Question:
    choices = {
        QuestionKind.SINGLE: [("一", False), ("二", True), ("三", False)],
        QuestionKind.MULTIPLE: [("苹果", True), ("石头", False), ("梨", True)],
        QuestionKind.TRUEFALSE: [],
    }[QuestionKind(kind)]
    values = {"choices": choices, "theme": Theme.HEALTH, "explanation": "数一数。", "by": None, **fields}
    if kind == QuestionKind.TRUEFALSE:
        values.setdefault("truth", True)
    return write_question(union=union, kind=kind, text=text, **values)


def make_paper(union: Union, count: int = 2, **fields) -> Paper:
    """`count` single-choice questions; "B" is always right unless the paper is shuffled."""
    questions = fields.pop("questions", None) or [make_question(union, text=f"第{n}题") for n in range(1, count + 1)]
    values = {"title": "入门考试", "pass_percent": 60, "by": None, **fields}
    return compose_paper(union=union, questions=questions, **values)
