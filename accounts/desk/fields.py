"""Fields of the officers' forms: a day, and a union by its name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Union
from accounts.models.union import UnionQuerySet
from accounts.roles.lists import unions_named

SUGGESTED = 100
FEW = 4


def day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


def union_field(help_text: Any, **options: Any) -> forms.CharField:
    """A name to type; the browser offers what the form gives as `suggested`."""
    widget = forms.TextInput(attrs={"list": "unions", "autocomplete": "off"})
    return forms.CharField(label=gettext_lazy("Union"), max_length=120, widget=widget, help_text=help_text, **options)


def suggested(unions: UnionQuerySet) -> list[Union]:
    """What the browser offers while one types; typing any other name of one's part works too."""
    return list(unions.order_by("path")[:SUGGESTED])


def one_union(unions: UnionQuerySet, typed: str, nothing: str) -> Union:
    """The only union of these that is meant. Raises ValidationError, with the sentence `nothing` when there is none."""
    found = list(unions_named(unions, typed.strip())[: FEW + 1])
    if len(found) == 1:
        return found[0]
    if not found:
        raise ValidationError(nothing, code="unknown")
    names = "、".join(union.name for union in found[:FEW])
    sentence = _("Several unions fit: %(names)s. Please type the whole name.") % {"names": names}
    raise ValidationError(sentence, code="several")
