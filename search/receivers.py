"""What changes below is announced through the outbox, in the transaction that changes it.

`post_save` is used, not the signals of publication: it fires inside the saving transaction, for drafts that are
published, unpublished, scheduled or loaded alike. Announcing too often does no harm."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import post_page_move

from bookroom.models import Book, BookIndexPage, BookListPage, ListSectionPage
from bookroom.signals import book_changed, book_published
from courses.models import CourseIndexPage, CoursePage, CourseSectionPage, LessonPage
from records.outbox import delivers
from search.actions import TOPIC, announce, refresh


@delivers(TOPIC)
def deliver(payload: dict) -> None:
    refresh(families=[payload["key"]])


@receiver([post_save, post_delete], sender=CoursePage, dispatch_uid="search.course")
@receiver([post_save, post_delete], sender=BookListPage, dispatch_uid="search.list")
@receiver([post_save, post_delete], sender=LessonPage, dispatch_uid="search.lesson")
@receiver([post_save, post_delete], sender=Book, dispatch_uid="search.book")
def saved(sender: type, instance: Any, **kwargs) -> None:
    announce(_family(instance))


@receiver([book_published, book_changed], sender=Book, dispatch_uid="search.book_signal")
def told(sender: type[Book], book: Book, **kwargs) -> None:
    announce(_family(book))


@receiver(post_save, sender=CourseIndexPage, dispatch_uid="search.courses")
@receiver(post_save, sender=CourseSectionPage, dispatch_uid="search.course_section")
@receiver(post_save, sender=BookIndexPage, dispatch_uid="search.books")
@receiver(post_save, sender=ListSectionPage, dispatch_uid="search.list_section")
@receiver(post_page_move, dispatch_uid="search.move")
def moved(sender: type[Page], instance: Page, **kwargs) -> None:
    """The addresses of everything below may have changed."""
    below = instance.get_descendants(inclusive=True)
    for model in (CoursePage, BookListPage):
        for page in model.objects.filter(pk__in=below.values("pk")):
            announce(_family(page))


def _family(instance: Any) -> str:
    match instance:
        case LessonPage():
            return f"course:{instance.course_id}"
        case CoursePage():
            return f"course:{instance.pk}"
        case BookListPage():
            return f"list:{instance.pk}"
        case _:
            return f"book:{instance.pk}"
