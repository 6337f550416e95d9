"""What the exams app knows about a person's lessons and courses."""

from __future__ import annotations

from accounts.models import Person
from exams.models import Attempt, Paper


def passed_papers(person: Person, source: str) -> set[int]:
    return set(Attempt.objects.filter(person=person, source=source, passed=True).values_list("paper_id", flat=True))


def best_pass(person: Person, source: str, paper: Paper) -> Attempt | None:
    """The passed attempt with the best score."""
    attempts = Attempt.objects.filter(person=person, source=source, paper=paper, passed=True)
    return attempts.order_by("-score", "closed_at", "pk").first()
