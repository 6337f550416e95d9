from __future__ import annotations

import uuid

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.enums import Theme
from accounts.models import Union
from bookroom import contents, pace, refusals
from bookroom.contents import Line
from bookroom.enums import BookStatus, Direction, Layout, Shelf
from bookroom.models.shelving import BookQuerySet


def file_path(book: Book, name: str) -> str:
    return f"{book.folder}/book.epub"


def cover_path(book: Book, name: str) -> str:
    return f"{book.folder}/{book.version}/{name}"


class Book(models.Model):  # type: ignore[django-manager-missing]  # list items come from Wagtail, untyped
    """An electronic book. The uploaded file stays as it came; what is read is made from it by the importer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    union = models.ForeignKey(Union, on_delete=models.PROTECT, related_name="books", verbose_name=_("union"))
    title = models.CharField(pgettext_lazy("book", "title"), max_length=300)
    subtitle = models.CharField(_("subtitle"), max_length=300, blank=True)
    authors = models.CharField(_("authors"), max_length=300, blank=True)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=35, blank=True)
    identifier = models.CharField(_("identifier"), max_length=200, blank=True)
    clc = models.CharField(
        _("classification number"),
        max_length=24,
        blank=True,
        validators=[RegexValidator(r"^[A-Za-z][A-Za-z0-9.\-/=():\"]*$", _("Start with the letter of the class."))],
        help_text=_("Chinese Library Classification, for example TM or D922.5."),
    )
    shelf = models.CharField(_("shelf"), max_length=16, choices=Shelf, default=Shelf.OTHER)
    theme = models.CharField(_("theme"), max_length=16, choices=Theme, default=Theme.SCIENCE)
    description = models.TextField(_("description"), blank=True)

    file = models.FileField(_("EPUB file"), upload_to=file_path, max_length=200)
    file_name = models.CharField(_("name of the uploaded file"), max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, db_index=True, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0, editable=False)
    cover = models.FileField(_("cover"), upload_to=cover_path, max_length=200, blank=True, editable=False)
    tint = models.CharField(_("colour of the cover"), max_length=7, blank=True, editable=False)

    status = models.CharField(_("status"), max_length=12, choices=BookStatus, default=BookStatus.UPLOADED)
    refusal_code = models.CharField(max_length=40, blank=True, editable=False)
    refusal_facts = models.JSONField(default=dict, blank=True, editable=False)
    version = models.PositiveIntegerField(_("import number"), default=0, editable=False)
    layout = models.CharField(_("layout"), max_length=8, choices=Layout, default=Layout.FLOWING, editable=False)
    direction = models.CharField(_("direction"), max_length=3, choices=Direction, default=Direction.LTR, editable=False)
    contents = models.JSONField(default=list, blank=True, editable=False)
    chapter_count = models.PositiveIntegerField(_("chapters"), default=0, editable=False)
    characters = models.PositiveIntegerField(_("characters"), default=0, editable=False)

    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+", verbose_name=_("by")
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    ready_at = models.DateTimeField(_("on the shelf since"), null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True, editable=False)

    objects = BookQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "pk"]
        verbose_name = _("book")
        verbose_name_plural = _("books")
        constraints = [
            models.UniqueConstraint(
                fields=["sha256"],
                condition=~models.Q(status="refused"),
                name="bookroom_book_file_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="ready") | models.Q(ready_at__isnull=False, chapter_count__gt=0),
                name="bookroom_book_ready_has_chapters",
            ),
        ]
        indexes = [
            models.Index(fields=["shelf", "-ready_at"], name="bookroom_book_shelf"),
            models.Index(fields=["theme", "-ready_at"], name="bookroom_book_theme"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args, **kwargs) -> None:
        if shelf := Shelf.of_class(self.clc):
            self.shelf = shelf
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("bookroom:book", args=[self.pk])

    def cover_url(self) -> str:
        """The picture's own address, new with every import so that it may be kept for long; "" without one."""
        return reverse("bookroom:cover", args=[self.pk, self.version]) if self.cover else ""

    @property
    def folder(self) -> str:
        return f"books/{self.pk}"

    @property
    def author(self) -> str:
        return self.authors

    @property
    def object_key(self) -> str:
        """What records call this book."""
        return f"book:{self.pk}"

    @property
    def is_on_shelf(self) -> bool:
        return self.status == BookStatus.READY and self.withdrawn_at is None

    @property
    def is_waiting(self) -> bool:
        return self.status in {BookStatus.UPLOADED, BookStatus.PROCESSING}

    @property
    def key(self) -> str:
        """Where the cleaned files of the present import lie."""
        return f"{self.folder}/{self.version}"

    @property
    def duration(self) -> str:
        return pace.duration(self.characters, self.language)

    def lines(self) -> list[Line]:
        return list(contents.lines(self.contents))

    def chapter_title(self, position: int) -> str:
        return contents.chapter_title(self.contents, position)

    @property
    def refusal(self) -> str:
        """Why the file was refused, one sentence in the reader's language; empty when it was not."""
        return refusals.sentence(self.refusal_code, self.refusal_facts) if self.refusal_code else ""
