from django import forms
from django.utils.translation import gettext_lazy as _


class NumberForm(forms.Form):
    """A certificate's number as somebody reads it off the paper."""

    number = forms.CharField(label=_("Certificate number"), max_length=100)
