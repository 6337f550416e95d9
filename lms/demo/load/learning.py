"""What some people have learnt and read already, played through the inbox on the days it happened."""

from __future__ import annotations

import datetime

from django.utils import timezone

from accounts.models import Person
from courses.actions import assign
from courses.models import CoursePage, Enrolment
from lms.demo.files import table
from lms.demo.load.books import book_of
from lms.demo.load.clock import clock_at
from lms.demo.load.learner import Learner, evening
from lms.demo.load.part import Part
from lms.demo.load.people import person


class Assignments(Part):
    """What unions want learnt by a day."""

    name = "assignments"
    days_ago = 14

    def is_there(self) -> bool:
        return Enrolment.objects.exists()

    def items(self) -> list[dict]:
        return table("learning.toml")["assignment"]

    def load(self, item: dict) -> None:
        due_on = timezone.localdate() + datetime.timedelta(days=self.days_ago + item["due"])
        course = CoursePage.objects.get(slug=item["course"])
        for number in item["to"]:
            assign(person=person(number), course=course, by=person(item["by"]), due_on=due_on)


class Learning(Part):
    name = "learning"

    def __init__(self, most: int | None = None) -> None:
        self.most = most

    def is_there(self) -> bool:
        return Person.objects.filter(completions__isnull=False).exists()

    def items(self) -> list[dict]:
        return table("learning.toml")["learner"][: self.most]

    def load(self, item: dict) -> None:
        begun = evening(timezone.localdate() - datetime.timedelta(days=item["days"]))
        with clock_at(begun) as clock:
            learner = Learner(person(item["n"]), clock, slips=item["n"] if item["n"] % 3 == 0 else 0)
            for slug in item.get("done", []):
                learner.take_course(CoursePage.objects.get(slug=slug))
            for slug, most in item.get("part", {}).items():
                learner.take_course(CoursePage.objects.get(slug=slug), most)
            for slug, percent in item.get("read", {}).items():
                learner.read(book_of(slug), percent)
