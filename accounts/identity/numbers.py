"""Numbers of identity papers: how they are read, checked and what they say about the person.

The first six digits are never compared with a list of regions: regions are renamed and merged, numbers stay."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.enums import Gender, PaperKind
from accounts.identity.eighteen import FORM, age_on, birth_in, gender_in, has_right_check
from accounts.identity.typing_errors import check_eighteen, check_not_rounded, spelled

KINDS = frozenset(PaperKind.values)
YOUNGEST = 16  # labour law: nobody works before
OLD = 60  # worth a second look, never a refusal
PASSPORT = re.compile(r"(?=.*[0-9])[A-Z0-9]{5,20}")
MILITARY = re.compile(r"([㐀-鿿]{1,3}字)?第?([0-9]{4,8})号?")
OLD_FOREIGN = re.compile(r"[A-Z]{3}[0-9]{12}")


class Hint(NamedTuple):
    """Something to look at twice that refuses nothing."""

    code: str
    sentence: str | Promise


def clean_resident_id(typed: str, *, youngest: int = YOUNGEST, today: datetime.date | None = None) -> str:
    """Any usual spelling of a resident identity number → its 18 places.

    Raises ValidationError; codes: empty, spreadsheet, digits15, length, characters, check_digit, birth_date, future,
    too_young (younger than `youngest` full years today; 0 asks for no age)."""
    number = spelled(typed)
    _check_typed(number)
    check_eighteen(number)
    today = today or timezone.localdate()
    _check_age(birth_in(number, today), youngest, today)
    return number


def clean_paper(kind: str, typed: str, *, youngest: int = YOUNGEST, today: datetime.date | None = None) -> str:
    """The number of a paper in the one spelling that is stored. Raises ValidationError; beside the codes of
    `clean_resident_id`: kind, prefix, passport, military, foreign."""
    if kind not in KINDS:
        raise ValidationError(_("Please choose the kind of paper."), code="kind")
    number = spelled(typed)
    _check_typed(number)
    if kind == PaperKind.PASSPORT:
        return _matching(PASSPORT, number, _("A passport number has 5 to 20 letters and digits."), "passport")
    if kind == PaperKind.MILITARY:
        return _clean_military(number)
    if kind == PaperKind.FOREIGN_PERMIT and OLD_FOREIGN.fullmatch(number):
        return number
    number = clean_resident_id(number, youngest=youngest, today=today)
    if kind == PaperKind.HOME_PERMIT and number[:2] not in {"81", "82", "83"}:
        raise ValidationError(_("The number of this permit begins with 81, 82 or 83."), code="prefix")
    if kind == PaperKind.FOREIGN_PERMIT and number[0] != "9":
        message = _("The number of this card begins with 9, or with three letters on a card made before 2023.")
        raise ValidationError(message, code="foreign")
    return number


def birth_on(number: str) -> datetime.date:
    """The day of birth that an 18-place number states. Raises ValidationError(code="no_birth") for any other."""
    if not says_birth(number):
        raise ValidationError(_("This number states no date of birth."), code="no_birth")
    return birth_in(number)


def gender_of(number: str) -> Gender:
    """The gender that an 18-place number states. Raises ValidationError(code="no_gender") for any other."""
    if not says_birth(number):
        raise ValidationError(_("This number states no gender."), code="no_gender")
    return gender_in(number)


def says_birth(number: str) -> bool:
    return bool(FORM.fullmatch(number)) and has_right_check(number)


def check_stated(number: str, *, birth: datetime.date | None = None, gender: int | None = None) -> None:
    """What was stated beside the number must be what the number says; a difference is shown, never mended.

    Raises ValidationError by field: `birth` (code birth_differs), `gender` (code gender_differs)."""
    if not says_birth(number):
        return
    found = {}
    if birth and birth != birth_in(number):
        found["birth"] = ValidationError(_("The date of birth is not the one in the number."), code="birth_differs")
    if gender in {Gender.MALE, Gender.FEMALE} and gender != gender_in(number):
        found["gender"] = ValidationError(_("The gender is not the one in the number."), code="gender_differs")
    if found:
        raise ValidationError(found)


def warnings_about(number: str, on: datetime.date | None = None) -> list[Hint]:
    """What a reader should look at twice: `old` for people of more than 60 years."""
    if says_birth(number) and age_on(birth_in(number), on or timezone.localdate()) > OLD:
        return [Hint("old", gettext_lazy("By this number the person is more than 60 years old."))]
    return []


def _check_typed(number: str) -> None:
    if not number:
        raise ValidationError(_("Please enter the number of the paper."), code="empty")
    check_not_rounded(number)


def _check_age(birth: datetime.date, youngest: int, today: datetime.date) -> None:
    if age_on(birth, today) < youngest:
        message = _("By this number the person is younger than %(years)d years.") % {"years": youngest}
        raise ValidationError(message, code="too_young")


def _clean_military(number: str) -> str:
    message = _("The number of an officer card looks like 南字第01234567号.")
    found = MILITARY.fullmatch(_matching(MILITARY, number, message, "military"))
    return f"{found[1] or ''}第{found[2]}号" if found else number


def _matching(form: re.Pattern, number: str, message: str, code: str) -> str:
    if not form.fullmatch(number):
        raise ValidationError(message, code=code)
    return number
