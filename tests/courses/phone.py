"""A phone that sends learning records."""

from __future__ import annotations

import uuid

from accounts.models import Person
from courses.models import LessonPage
from records.actions import Answer, receive


class Phone:
    def __init__(self, person: Person, device: str = "phone-0001") -> None:
        self.person, self.device, self.sequence = person, device, 0

    def item(self, kind: str, lesson: LessonPage, **payload) -> dict:
        self.sequence += 1
        return {
            "id": str(uuid.uuid4()),
            "sequence": self.sequence,
            "kind": f"lesson.{kind}",
            "object": lesson.key,
            "payload": payload,
        }

    def send(self, *items: dict) -> list[Answer]:
        return receive(person=self.person, device=self.device, items=list(items), by=self.person)

    def does(self, kind: str, lesson: LessonPage, **payload) -> Answer:
        return self.send(self.item(kind, lesson, **payload))[0]
