"""What people and spreadsheets make of a long number, recognised before it is called wrong."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.identity.eighteen import FORM, has_right_check
from accounts.validators import plain

BETWEEN = re.compile(r"[\s\-‐-―'’`]")
DIGITS15 = re.compile(r"[0-9]{15}")
ROUNDED = re.compile(r"\d(\.\d+)?E\+\d+|\d\.\d+E\d+|\d{15,}\.0*")


def spelled(typed: str) -> str:
    """Narrow, in capitals, without spaces, hyphens and the apostrophe that spreadsheets put before text."""
    if FORM.fullmatch(typed):
        return typed  # as nearly every cell of a long list has it
    return BETWEEN.sub("", plain(typed)).upper().replace("×", "X")


def check_not_rounded(number: str) -> None:
    """Raises ValidationError(code="spreadsheet") for 5.10802E+17 and for a number whose last digits were made 0."""
    lost = FORM.fullmatch(number) and number.endswith("000") and not has_right_check(number)
    if lost or ROUNDED.fullmatch(number):
        message = _(
            "The spreadsheet has rounded this number, and its last digits are lost. "
            "Format the column as text and enter the number again."
        )
        raise ValidationError(message, code="spreadsheet")


def check_eighteen(number: str) -> None:
    """Raises ValidationError: `digits15`, `length`, `characters` or `check_digit`."""
    if DIGITS15.fullmatch(number):
        message = _("This is an old number of 15 digits. Please enter the 18 places that the card of today shows.")
        raise ValidationError(message, code="digits15")
    if len(number) != 18:
        message = _("The number has 18 places, this one has %(count)d. Please compare it with the card.")
        raise ValidationError(message % {"count": len(number)}, code="length")
    if not FORM.fullmatch(number):
        message = _("The number is made of 17 digits and a last digit or X. Please compare it with the card.")
        raise ValidationError(message, code="characters")
    if not has_right_check(number):
        message = _("The last place does not fit the others, so a digit is wrong. Please compare it with the card.")
        raise ValidationError(message, code="check_digit")
