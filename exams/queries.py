"""What the exam pages and the API show of an attempt."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils import timezone
from wagtail.models import Page

from accounts.models import Person
from exams.marking import given, right_numbers
from exams.models import Attempt
from exams.rules import attempts_left, reveals_key


@dataclass(frozen=True)
class Line:
    """One question that went wrong. `right` and `explanation` are empty while the key is kept back."""

    number: int
    text: str
    chosen: str
    right: str = ""
    explanation: str = ""


@dataclass
class Relearn:
    """A lesson to look at again with its questions; the last one holds questions without a lesson."""

    title: str = ""
    url: str = ""
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Result:
    attempt: Attempt
    right_count: int
    question_count: int
    minutes: int
    left: int | None
    is_revealed: bool
    relearn: list[Relearn]


def answers_of(attempt: Attempt) -> dict[str, list[str]]:
    """The answers that count so far, by question number; one query while the attempt is open."""
    return given(attempt, attempt.answers.all()) if attempt.is_open else attempt.given


def results_of(person: Person):
    """The person's closed attempts, each with its key: only to work out results."""
    return Attempt.objects.visible_to(person).closed().select_related("paper", "answer_key").with_used_count()


def result(attempt: Attempt) -> Result:
    """The result of a closed attempt out of `results_of`; one query more when something is to be relearned."""
    left = attempts_left(attempt)
    is_revealed = reveals_key(attempt, left)
    right = right_numbers(attempt.answer_key.keys, attempt.given)
    return Result(
        attempt=attempt,
        right_count=len(right),
        question_count=attempt.question_count,
        minutes=_minutes(attempt),
        left=left,
        is_revealed=is_revealed,
        relearn=_relearn(attempt, right, is_revealed),
    )


def _minutes(attempt: Attempt) -> int:
    ended = attempt.closed_at or timezone.now()
    return max(1, round((ended - attempt.opened_at).total_seconds() / 60))


def _relearn(attempt: Attempt, right: set[str], is_revealed: bool) -> list[Relearn]:
    wrong = [question for question in attempt.snapshot if str(question["number"]) not in right]
    ids = {question["page"] for question in wrong if question["page"]}
    pages = {page.pk: page for page in Page.objects.live().filter(pk__in=ids)} if ids else {}
    groups: dict[int | None, Relearn] = {}
    for question in wrong:
        page = pages.get(question["page"])
        group = groups.setdefault(page.pk if page else None, Relearn(title=page.title if page else ""))
        group.url = (page.url or "") if page else ""
        group.lines.append(_line(attempt, question, is_revealed))
    return sorted(groups.values(), key=lambda group: not group.title)


def _line(attempt: Attempt, question: dict, is_revealed: bool) -> Line:
    number = str(question["number"])
    texts = {choice["key"]: choice["text"] for choice in question["choices"]}
    chosen = "；".join(texts[key] for key in attempt.given.get(number, []))
    if not is_revealed:
        return Line(question["number"], question["text"], chosen)
    right = "；".join(texts[key] for key in attempt.answer_key.keys[number])
    return Line(question["number"], question["text"], chosen, right, attempt.answer_key.explanations.get(number, ""))
