"""The question of the day for a person: text, choices and her own answer, in one query."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from string import ascii_uppercase

from django.db.models import F, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject, Mod
from django.utils import timezone

from accounts.models import Person, Reach, Union
from exams.enums import QuestionKind
from exams.models import Choice, Question
from lms.models import DailyAnswer, DailyQuestion

STEP, ROUND = 7919, 99991  # primes: the pool is gone through in a fixed order that looks like none


@dataclass(frozen=True)
class Option:
    key: str
    pk: int
    text: str
    is_chosen: bool = False
    is_right: bool | None = None  # None until the person has answered


@dataclass(frozen=True)
class Today:
    """What the page shows. Before the answer nothing in here tells which choice is right."""

    question: Question
    options: list[Option]
    days: int  # in a row, with today if answered
    is_answered: bool = False
    is_correct: bool | None = None
    explanation: str = ""

    @property
    def takes_many(self) -> bool:
        return self.question.kind == QuestionKind.MULTIPLE

    @property
    def right_keys(self) -> str:
        return "、".join(option.key for option in self.options if option.is_right)


def today(person: Person, on: datetime.date | None = None) -> Today | None:
    day = on or timezone.localdate()
    choices = list(
        Choice.objects.filter(question=_chosen(person, day))
        .select_related("question")
        .annotate(given=Subquery(_answers(person, day)))
        .order_by("position", "pk")
    )
    if not choices:
        return None
    given = choices[0].given or {}
    is_answered = given.get("on") == day.isoformat()
    return Today(
        question=choices[0].question,
        options=[_option(choice, number, given if is_answered else None) for number, choice in enumerate(choices)],
        days=given.get("days", 0),
        is_answered=is_answered,
        is_correct=bool(given["is_correct"]) if is_answered else None,
        explanation=choices[0].question.explanation if is_answered else "",
    )


def _option(choice: Choice, number: int, given: dict | None) -> Option:
    is_right = choice.is_correct if given else None
    chosen = choice.pk in _numbers(given["choices"]) if given else False
    return Option(ascii_uppercase[number], choice.pk, choice.text, chosen, is_right)


def _numbers(value: list[int] | str) -> list[int]:
    """JSON inside JSON stays a text in SQLite."""
    return json.loads(value) if isinstance(value, str) else value


def _answers(person: Person, day: datetime.date) -> QuerySet:
    """The person's answer of today, else that of yesterday: it tells the days in a row."""
    answers = DailyAnswer.objects.filter(person=person, asked_on__in=[day, day - datetime.timedelta(days=1)])
    shape = JSONObject(on="asked_on", days="days", is_correct="is_correct", choices="choices")
    return answers.order_by("-asked_on").values(given=shape)[:1]


def _chosen(person: Person, day: datetime.date) -> Coalesce:
    """What was answered today stays; else the editors' choice of the nearest union; else the pool's turn.

    No question that stands in a paper: its right answer would be known before the exam."""
    answered = DailyAnswer.objects.filter(person=person, asked_on=day).values("question")[:1]
    unions = Union.objects.above(person.home_union) if person.home_union else Union.objects.none()
    free = Question.objects.filter(union__in=unions, papers=None)
    planned = DailyQuestion.objects.filter(asked_on=day, question__in=free)
    reach = Reach.objects.current().filter(above=OuterRef("question__union"), below=person.home_union)
    steps = Subquery(reach.order_by("distance").values("distance")[:1])
    nearest = planned.annotate(steps=steps).order_by("steps", "pk")
    turn = Mod(F("pk") * STEP + Value(day.toordinal(), IntegerField()), ROUND)
    pool = free.annotate(turn=turn).order_by("turn", "pk")
    return Coalesce(Subquery(answered), Subquery(nearest.values("question")[:1]), Subquery(pool.values("pk")[:1]))
