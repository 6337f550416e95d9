"""Numbers of eighteen places: GB 11643-1999, check character by ISO 7064 MOD 11-2."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from operator import mul

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.enums import Gender

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
FORM = re.compile(r"[0-9]{17}[0-9X]")
FIRST_YEAR = 1900


def check_character(body: str) -> str:
    """The eighteenth place for the first seventeen digits."""
    return CHECKS[sum(map(mul, WEIGHTS, map(int, body))) % 11]


def has_right_check(number: str) -> bool:
    return check_character(number[:17]) == number[17]


def birth_in(number: str, today: datetime.date | None = None) -> datetime.date:
    """Raises ValidationError: `birth_date` for a day that no calendar has, `future` for one after `today`.

    Long lists ask the calendar for today once and hand it on."""
    birth = _day(number[6:14])
    if birth is None:
        message = _("The date of birth in this number (digits 7 to 14: %(digits)s) does not exist.")
        raise ValidationError(message % {"digits": number[6:14]}, code="birth_date")
    if birth > (today or timezone.localdate()):
        raise ValidationError(_("The date of birth in this number (digits 7 to 14) lies in the future."), code="future")
    return birth


@lru_cache(maxsize=30_000)  # about the days on which the living were born
def _day(digits: str) -> datetime.date | None:
    try:
        birth = datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return birth if birth.year >= FIRST_YEAR else None


def gender_in(number: str) -> Gender:
    """Odd sequence = male, even = female."""
    return Gender.MALE if int(number[16]) % 2 else Gender.FEMALE


def age_on(birth: datetime.date, day: datetime.date) -> int:
    """Full years; who was born on 29 February gets older on 1 March."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
