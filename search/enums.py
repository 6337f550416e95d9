from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a hit is; the order is the order of the facets."""

    COURSE = "course", _("Course")
    LESSON = "lesson", _("Lesson")
    BOOK = "book", _("Book")
    PASSAGE = "passage", _("Passage")
    LIST = "list", _("Book list")


WHOLE_KINDS = [kind.value for kind in Kind if kind != Kind.PASSAGE]
