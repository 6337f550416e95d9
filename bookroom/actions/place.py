from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from bookroom.models import Book, ReadingPlace

FINISHED = 99  # percent: the last page of a book is often an imprint


@transaction.atomic
def keep_place(
    *, person: Person, book: Book, locator: str, percent: int, device: str, sequence: int, by: Person
) -> ReadingPlace:
    """The person's place is the one that reached the server last; late records of one phone change nothing."""
    now = timezone.now()
    place, is_new = ReadingPlace.objects.select_for_update().get_or_create(
        person=person, book=book, defaults={"updated_at": now}
    )
    if not is_new and place.device == device and sequence < place.sequence:
        return place
    place.locator, place.chapter, place.percent = locator, int(locator.partition(".")[0]), percent
    place.device, place.sequence, place.updated_at = device, sequence, now
    if percent >= FINISHED and place.finished_at is None:
        place.finished_at = now
    place.save()
    return place
