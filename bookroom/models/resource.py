from django.db import models
from django.utils.translation import gettext_lazy as _

from bookroom.models.book import Book


class Resource(models.Model):
    """A picture, style sheet, font or sound of a book, under a name that we gave it."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="resources", verbose_name=_("book"))
    name = models.CharField(_("name"), max_length=24)
    href = models.CharField(_("path in the file"), max_length=500)
    media_type = models.CharField(_("media type"), max_length=60)
    size = models.PositiveIntegerField(_("size in bytes"), default=0)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("part of a book")
        verbose_name_plural = _("parts of books")
        constraints = [models.UniqueConstraint(fields=["book", "name"], name="bookroom_resource_name_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def file_name(self) -> str:
        return f"{self.book.key}/r/{self.name}"
