"""What trainers type: lengths in minutes; the database keeps seconds."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sections.forms import FreeSlugForm

A_MINUTE = 60


class MinutesField(forms.DecimalField):
    """Minutes on the screen, with halves if need be; cleans to whole seconds."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"min_value": Decimal("0.5"), "max_value": 600, "decimal_places": 1, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else f"{value / A_MINUTE:g}"

    def clean(self, value: Any) -> int | None:
        minutes = super().clean(value)
        return None if minutes is None else int(minutes * A_MINUTE)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Seconds against minutes: who only approves must not look like somebody who rewrote the length."""
        try:
            return self.clean(data) != initial
        except forms.ValidationError:
            return True


class CourseForm(FreeSlugForm):
    seconds_planned = MinutesField(
        label=_("Planned length in minutes"), required=False, help_text=_("Empty: the sum of the lessons.")
    )


class LessonForm(FreeSlugForm):
    seconds = MinutesField(
        label=_("Length in minutes"), initial=600, help_text=_("How long a worker needs, with videos.")
    )
