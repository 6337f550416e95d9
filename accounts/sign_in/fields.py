from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.validators import normalise_phone, plain


class PhoneField(forms.CharField):
    """A mobile number in any usual spelling; cleans to "+8613912345678"."""

    def __init__(self, **kwargs: Any) -> None:
        attributes = {"type": "tel", "inputmode": "tel", "autocomplete": "tel"}
        values = {"label": _("Mobile number"), "max_length": 40, "widget": forms.TextInput(attrs=attributes)}
        super().__init__(**{**values, **kwargs})
        self.error_messages["required"] = _("Please enter your mobile number.")

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        return normalise_phone(typed) if typed else ""


class CodeField(forms.CharField):
    """The six digits of the text message, typed narrow or full-width, with or without spaces."""

    def __init__(self, **kwargs: Any) -> None:
        attributes = {"inputmode": "numeric", "autocomplete": "one-time-code"}
        values = {
            "label": _("Code from the text message"),
            "max_length": 20,
            "widget": forms.TextInput(attrs=attributes),
        }
        super().__init__(**{**values, **kwargs})
        self.error_messages["required"] = _("Please enter the six digits of the text message.")

    def to_python(self, value: Any) -> str:
        return plain(super().to_python(value) or "")
