from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from exams.actions.closing import hand_in, lock
from exams.models import Attempt


@transaction.atomic
def merge_attempts(*, kept: Person, gone: Person) -> int:
    """Every attempt goes to `kept`; of two open ones at the same paper that of `gone` is handed in as it stands."""
    attempts = list(Attempt.objects.filter(person=gone).order_by("pk"))
    for attempt in attempts:
        same = Attempt.objects.open().filter(person=kept, paper=attempt.paper_id, source=attempt.source)
        if attempt.is_open and same.exists():
            hand_in(lock(attempt), timezone.now())
    Attempt.objects.filter(person=gone).update(person=kept)
    return len(attempts)
