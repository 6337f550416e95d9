"""What an officer enters of somebody: occupation and education, a category with its days."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.desk.fields import day
from profiles.enums import CategoryKind
from profiles.forms.profile import ProfileForm


class WorkForm(ProfileForm):
    """The fields of the person's own form, in the third person; categories have a form of their own."""

    stated = None  # type: ignore[assignment]  # Django's way to drop a field
    labels = {"occupation": gettext_lazy("Occupation"), "education": pgettext_lazy("person", "Education")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        forms.Form.__init__(self, *args, **kwargs)
        for name, label in self.labels.items():
            self.fields[name].label = label


class SpanForm(forms.Form):
    from_on = day(gettext_lazy("First day"))
    to_on = day(gettext_lazy("Last day"), required=False, help_text=gettext_lazy("Leave it empty: it goes on."))


class CategoryForm(SpanForm):
    kind = forms.ChoiceField(label=gettext_lazy("Category"))
    field_order = ["kind", "from_on", "to_on"]

    def __init__(self, *args: Any, kinds: Iterable[CategoryKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.choices = [("", "—"), *((kind.value, kind.label) for kind in kinds)]
        field.error_messages["required"] = _("Please choose a category.")
        self.fields["from_on"].initial = timezone.localdate()
