"""One person's evenings: lessons, an exam, a book."""

from __future__ import annotations

import datetime

from django.utils import timezone

from accounts.models import Person
from bookroom.models import Book
from courses.actions import enrol
from courses.models import CoursePage, LessonPage
from exams.actions import answer, close, open_attempt
from exams.models import AnswerKey, Attempt, Paper
from lms.demo.load.clock import Clock
from lms.demo.load.phone import Phone

EVENING = datetime.time(19, 20)
LESSONS_AN_EVENING = 3
PAUSE = 90
READING = 6 * 60
QUICK = 0.45  # where the worker's own word is enough, people leave a lesson before its planned time


class Learner:
    """Plays what one person did, from an evening some days ago on."""

    def __init__(self, person: Person, clock: Clock, slips: int) -> None:
        self.person, self.clock, self.slips = person, clock, slips
        self.phone, self.lessons = Phone(person, clock), 0

    def take_course(self, course: CoursePage, most: int | None = None) -> None:
        """All lessons and the exam, or only the first `most` lessons."""
        enrol(person=self.person, course=course, by=self.person)
        for lesson in LessonPage.objects.live().child_of(course).order_by("path")[:most]:
            self._learn(lesson, lesson.seconds if course.is_statutory else round(lesson.seconds * QUICK))
        if most is None and course.exam:
            self._sit(course.key, course.exam, self.slips)

    def read(self, book: Book, percent: int) -> None:
        chapter = max(1, min(book.chapter_count, round(book.chapter_count * percent / 100)))
        self.phone.stay("book.read", book.object_key, READING, locator=f"{chapter}.1", percent=percent)
        self.clock.pass_seconds(PAUSE)

    def _learn(self, lesson: LessonPage, seconds: int) -> None:
        if self.lessons and self.lessons % LESSONS_AN_EVENING == 0:
            self._next_evening()
        self.lessons += 1
        self.phone.send("lesson.opened", lesson.key)
        self.phone.stay("lesson.beat", lesson.key, seconds)
        for video in lesson.videos:
            self.phone.send("lesson.watched", lesson.key, block=video.block, intervals=[[0, video.seconds]])
        for quiz in lesson.papers:
            self._sit(lesson.key, Paper.objects.get(pk=quiz.paper))
        self.phone.send("lesson.done", lesson.key)
        self.clock.pass_seconds(PAUSE)

    def _sit(self, source: str, paper: Paper, slips: int = 0) -> None:
        attempt = open_attempt(person=self.person, paper=paper, source=source, by=self.person)
        for number, right in _answers(attempt, slips).items():
            self.clock.pass_seconds(20)
            answer(attempt=attempt, number=number, choices=right, by=self.person)
        close(attempt=attempt, by=self.person)
        self.clock.pass_seconds(PAUSE)

    def _next_evening(self) -> None:
        tomorrow = timezone.localdate(self.clock.moment) + datetime.timedelta(days=1)
        self.clock.moment = evening(tomorrow)


def evening(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, EVENING))


def _answers(attempt: Attempt, slips: int) -> dict[int, list[str]]:
    """The right answers, but for one slip of who is careless: another choice of that question."""
    keys = {int(number): list(right) for number, right in AnswerKey.objects.get(attempt=attempt).keys.items()}
    if slips:
        number = 1 + slips % len(keys)
        question = attempt.question(number) or {"choices": []}
        keys[number] = sorted({choice["key"] for choice in question["choices"]} - set(keys[number]))[:1]
    return keys
