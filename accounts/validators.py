"""Validators of the federation's numbers; messages are sentences for the person who typed them."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOBILE = re.compile(r"1[3-9]\d{9}")


def plain(typed: str) -> str:
    """Full-width characters made narrow, invisible ones (that copying brings along) gone."""
    if typed.isascii():
        return typed  # nothing wide or invisible is ASCII; most of what is typed is
    narrow = unicodedata.normalize("NFKC", typed)
    return "".join(character for character in narrow if unicodedata.category(character) != "Cf")


def normalise_phone(typed: str) -> str:
    """Any usual way of writing a mainland mobile number → "+8613912345678".

    Raises ValidationError(code="phone") when it is none."""
    digits = re.sub(r"[\s\-().]", "", plain(typed))
    digits = re.sub(r"^(\+86|0086|86(?=1\d{10}$))", "", digits)
    if not MOBILE.fullmatch(digits) or not digits.isascii():
        raise ValidationError(_("Please enter an 11-digit mobile number, for example 139 1234 5678."), code="phone")
    return f"+86{digits}"


def validate_phone(value: str) -> None:
    """The stored spelling; forms normalise before, a command line has to write it so."""
    if normalise_phone(value) != value:
        raise ValidationError(_("Please write the number with the country code: +8613912345678."), code="phone")
