from __future__ import annotations

import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class DeletionForm(forms.Form):
    """The word that says: I mean it."""

    word = forms.CharField(
        label=gettext_lazy("Type the word to confirm"), max_length=20, widget=forms.TextInput({"autocomplete": "off"})
    )

    def clean_word(self) -> str:
        typed, wanted = unicodedata.normalize("NFKC", self.cleaned_data["word"]).strip(), _("DELETE")
        if typed.casefold() != wanted.casefold():
            raise ValidationError(_("Please type “%(word)s” if you mean it.") % {"word": wanted}, code="word")
        return typed
