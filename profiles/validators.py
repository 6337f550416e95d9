"""Numbers that stand on certificates and in the register of occupations."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.validators import plain

OCCUPATION = re.compile(r"[1-8]-\d{2}-\d{2}-\d{2}")
NUMBER = re.compile(r"[0-9A-Z\u4e00-\u9fff（）()\[\]〔〕/._-]{4,40}")


def clean_occupation_code(typed: str) -> str:
    """Any dashes, full-width digits → "6-31-01-03"; raises ValidationError(code="occupation_code")."""
    code = re.sub(r"[\s\-—–－]+", "-", plain(typed).strip())
    if code:
        validate_occupation_code(code)
    return code


def validate_occupation_code(code: str) -> None:
    if not OCCUPATION.fullmatch(code):
        text = _("Please write the code as in the register of occupations, for example 6-31-01-03.")
        raise ValidationError(text, code="occupation_code")


def clean_number(typed: str) -> str:
    """A certificate's number: narrow, upper case, without spaces; raises ValidationError(code="number")."""
    number = re.sub(r"\s", "", plain(typed)).upper()
    if not NUMBER.fullmatch(number):
        text = _("Please copy the number as it is printed: 4 to 40 letters and digits.")
        raise ValidationError(text, code="number")
    return number
