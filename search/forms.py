from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.enums import Theme
from search.backends.base import DEEPEST
from search.enums import Kind
from search.folding import Term, terms

LONGEST = 100
PAGE_SIZE = 20


class SearchForm(forms.Form):
    """What is looked for, and where. Words only: there is no query language to learn or to misuse."""

    q = forms.CharField(
        label=_("Search"),
        max_length=LONGEST,
        required=False,
        error_messages={
            "max_length": _("At most %(limit_value)d characters can be searched for at once. Please shorten it."),
            "null_characters_not_allowed": _("A character in it cannot be searched for. Please type the words again."),
        },
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("All")), *Kind.choices], required=False)
    theme = forms.ChoiceField(label=_("Theme"), choices=[("", _("All")), *Theme.choices], required=False)
    page = forms.IntegerField(
        label=pgettext_lazy("number", "Page"), min_value=1, max_value=DEEPEST // PAGE_SIZE, required=False
    )

    def clean_q(self) -> str:
        asked = self.cleaned_data["q"]
        if asked and not terms(asked):
            raise forms.ValidationError(_("Please type words or numbers: signs alone find nothing."), code="no_words")
        return asked

    @property
    def terms(self) -> tuple[Term, ...]:
        return terms(self.cleaned_data.get("q", ""))

    def chosen(self, name: str) -> Any:
        """The value of a filter; a filter that does not exist counts as none."""
        return self.cleaned_data.get(name) or ""

    @property
    def page_number(self) -> int:
        return self.cleaned_data.get("page") or 1
