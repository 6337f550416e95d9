"""Closed lists of the book room."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class BookStatus(models.TextChoices):
    UPLOADED = "uploaded", _("Waiting to be read in")
    PROCESSING = "processing", _("Being read in")
    READY = "ready", _("On the shelf")
    REFUSED = "refused", _("Refused")


class Layout(models.TextChoices):
    FLOWING = "flowing", _("Text that flows")
    FIXED = "fixed", _("Fixed pages")


class Direction(models.TextChoices):
    LTR = "ltr", _("Left to right")
    RTL = "rtl", _("Right to left")


class Shelf(models.TextChoices):
    """Where a book stands: main classes of the Chinese Library Classification in a worker's words."""

    LITERATURE = "literature", _("Literature")
    TECHNOLOGY = "technology", _("Technology")
    LAW = "law", _("Law and society")
    HEALTH = "health", _("Health")
    SAFETY = "safety", _("Safety and environment")
    CULTURE = "culture", _("Culture and education")
    HISTORY = "history", _("History and geography")
    THOUGHT = "thought", _("Thought")
    ECONOMY = "economy", _("Economy")
    SCIENCE = "science", _("Science")
    OTHER = "other", _("Other books")

    @classmethod
    def of_class(cls, clc: str) -> Shelf | None:
        """The shelf of a classification number such as `TM92`; None when the letter says nothing."""
        return _SHELVES.get(clc.strip()[:1].upper())


_LETTERS = {
    Shelf.LITERATURE: "I",
    Shelf.TECHNOLOGY: "TUV",
    Shelf.LAW: "DE",
    Shelf.HEALTH: "R",
    Shelf.SAFETY: "X",
    Shelf.CULTURE: "GHJ",
    Shelf.HISTORY: "K",
    Shelf.THOUGHT: "ABC",
    Shelf.ECONOMY: "F",
    Shelf.SCIENCE: "NOPQS",
    Shelf.OTHER: "Z",
}
_SHELVES = {letter: shelf for shelf, letters in _LETTERS.items() for letter in letters}
