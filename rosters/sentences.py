# ruff: noqa: E501 (sentences and lists of words are not cut)
"""A reason a cell: what is wrong in two or three words, and a sentence that says how to mend it."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rosters.number_sentences import NUMBERS, PHONES

Text = str | Promise


class Reason(NamedTuple):
    label: Text
    sentence: Text


CELLS = {
    "formula": (_("Formula"), _("This cell holds a formula. Please paste its result as a value and upload again.")),
    "broken": (_("Failed formula"), _("A formula failed here and left an error. Please enter the value itself.")),
    "long": (_("Too long"), _("The cell has %(count)d characters, at most %(most)d fit. Please shorten it.")),
}
NAMES = {
    "name_empty": (_("Name missing"), _("Please enter the name as it stands on the identity card.")),
    "name_long": (_("Name too long"), _("The name has %(count)d characters, at most %(most)d fit.")),
    "name_characters": (_("Name unusual"), _("“%(character)s” does not belong in a name. Please enter the name only.")),
    "name_private": (
        _("Character unreadable"),
        _("A rare character was saved in a font of one computer only. Please enter it with a current input method."),
    ),
    "name_of_number": (
        _("Name differs"),
        _("This number belongs to somebody of another name in another union. Please compare both with the card."),
    ),
}
OTHERS = {
    "collision": (
        _("Changed meanwhile"),
        _("Somebody changed this person at the same moment, so nothing was done. Please upload the row again."),
    ),
    "gender_word": (_("Gender unclear"), _("Please write 男 or 女, or leave the cell empty.")),
    "gender_differs": (
        _("Gender differs"),
        _("The number says %(says)s. Please find out which of the two cells is wrong."),
    ),
    "union_unknown": (_("Union unknown"), _("There is no union “%(name)s”. Please take the name from the union tree.")),
    "union_outside": (
        _("Union elsewhere"),
        _("“%(name)s” is not in your part of the tree. Its own officer enters this row."),
    ),
    "union_elsewhere": (
        _("Union elsewhere"),
        _("“%(name)s” does not stand below the union of this roster. Choose a union above both and upload again."),
    ),
    "union_gone": (_("Union moved"), _("The union was moved or closed meanwhile. Please upload the roster again.")),
    "union_twice": (_("Union unclear"), _("Several unions are called “%(name)s”. Please write the full name.")),
    "category_unknown": (
        _("Category unknown"),
        _("“%(word)s” is no category. Please take one from the sheet of explanations in the template."),
    ),
    "date_form": (_("Date unclear"), _("Please write the date like 2020-01-31.")),
    "date_missing": (_("Day does not exist"), _("The calendar does not have this day. Please correct it.")),
    "date_early": (_("Date too early"), _("The date lies before %(year)d. Please correct it.")),
    "date_future": (_("Date to come"), _("The date lies in the future. Please enter the day of joining.")),
    "date_before_birth": (_("Date too early"), _("The date lies before the person was born. Please correct it.")),
}
NOTES = {
    "stays": (_("Stays"), _("Changed or used since the import, so it stays as it is.")),
    "name_dot": (_("Dot"), _("The dot in the name was made the usual one (·).")),
    "name_space": (_("Space"), _("Spaces inside the name were left out.")),
    "number_old": (_("Over 60"), _("More than 60 years old by this number: please check.")),
    "phone_none": (_("No phone"), _("Without a mobile number the person cannot sign in by herself.")),
    "phone_own": (_("Phone kept"), _("The person set or proved her own number, so the file does not change it.")),
    "category_consent": (
        _("Hardship left out"),
        _("Being in hardship is entered only after the person has agreed to it under “My data and privacy”."),
    ),
    "team_unknown": (
        _("Team unknown"),
        _("There is no team “%(name)s” here; the person is entered in the union itself."),
    ),
    "date_serial": (_("Date read"), _("The spreadsheet had turned the date into a number; it was read as %(date)s.")),
    "date_month": (_("Date read"), _("Without a day: the first of the month was taken.")),
}
GENDERS = {1: _("male"), 2: _("female")}
REASONS = {**CELLS, **NAMES, **NUMBERS, **PHONES, **OTHERS, **NOTES}


def reason(problem: list[Any]) -> Reason:
    """The words for [code, facts], in the reader's language when they are shown."""
    code, facts = problem
    label, sentence = REASONS[code]
    if code == "gender_differs":
        facts = {"says": GENDERS[facts["says"]]}
    return Reason(label, str(sentence) % facts)
