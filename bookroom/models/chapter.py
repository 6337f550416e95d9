from django.db import models
from django.utils.translation import gettext_lazy as _

from bookroom.models.book import Book


class Chapter(models.Model):
    """One part of a book in reading order. Its cleaned HTML is a file of the book's folder."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="chapters", verbose_name=_("book"))
    position = models.PositiveIntegerField(_("position"))
    title = models.CharField(_("title"), max_length=300, blank=True)
    href = models.CharField(_("path in the file"), max_length=500)
    text = models.TextField(_("plain text, a paragraph a line"), blank=True)
    characters = models.PositiveIntegerField(_("characters"), default=0)

    class Meta:
        ordering = ["position"]
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")
        constraints = [models.UniqueConstraint(fields=["book", "position"], name="bookroom_chapter_position_once")]

    def __str__(self) -> str:
        return self.title or f"{self.position}"

    @property
    def file_name(self) -> str:
        """Name of the cleaned HTML in the storage."""
        return f"{self.book.key}/c/{self.position}.html"
