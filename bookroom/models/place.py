from __future__ import annotations

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Person
from bookroom.models.book import Book

LOCATOR = r"^[1-9]\d{0,4}(\.\d{1,6}(\+\d{1,7})?)?$"  # chapter . paragraph + characters into the paragraph


class ReadingPlaceQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> ReadingPlaceQuerySet:
        """Only one's own: who reads what is nobody else's business."""
        return self.filter(person=person) if person.is_authenticated else self.none()


class ReadingPlace(models.Model):
    """Where a person is in a book: the last place that reached the server, from whichever phone."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reading_places")
    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="places", verbose_name=_("book"))
    chapter = models.PositiveIntegerField(_("chapter"), default=1)
    locator = models.CharField(
        pgettext_lazy("reading", "place"), max_length=24, default="1", validators=[RegexValidator(LOCATOR)]
    )
    percent = models.PositiveSmallIntegerField(_("percent"), default=0)
    device = models.CharField(_("device"), max_length=64, blank=True)
    sequence = models.PositiveBigIntegerField(_("sequence on the device"), default=0)
    started_at = models.DateTimeField(_("started at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"))
    finished_at = models.DateTimeField(pgettext_lazy("reading", "finished at"), null=True, blank=True)

    objects = ReadingPlaceQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at"]
        verbose_name = _("reading place")
        verbose_name_plural = _("reading places")
        constraints = [
            models.UniqueConstraint(fields=["person", "book"], name="bookroom_place_once"),
            models.CheckConstraint(condition=models.Q(percent__lte=100), name="bookroom_place_percent"),
        ]
        indexes = [models.Index(fields=["person", "-updated_at"], name="bookroom_place_latest")]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.book_id} · {self.locator}"

    @property
    def chapter_title(self) -> str:
        return self.book.chapter_title(self.chapter)
