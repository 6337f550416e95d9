"""统一社会信用代码, GB 32100-2015: alphabet, shape and check digit. A leaf; messages are for who typed the code."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.validators import plain

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
FOREIGN = re.compile(f"[^{ALPHABET}]")
SHAPE = re.compile(rf"[{ALPHABET}]{{2}}\d{{6}}[{ALPHABET}]{{10}}", re.ASCII)
UNION_CODES = ("81", "89")  # basic trade union, other trade union


def check_digit(first: str) -> str:
    """Of the first 17 characters; weights 3^i mod 31."""
    total = sum(ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(first))
    return ALPHABET[(31 - total % 31) % 31]


def clean_credit_code(typed: str) -> str:
    """Any usual way of writing a code → 18 characters; "" stays "".

    Raises ValidationError(code="credit_code")."""
    code = re.sub(r"[\s\-]", "", plain(typed)).upper()
    if not code:
        return ""
    if len(code) != 18:
        _refuse(_("A unified social credit code has 18 characters; this one has %(count)s.") % {"count": len(code)})
    if foreign := FOREIGN.search(code):
        sign = {"sign": foreign.group()}
        _refuse(_("“%(sign)s” does not occur in a unified social credit code. I, O, Z, S and V are never used.") % sign)
    if not SHAPE.fullmatch(code):
        _refuse(_("Characters 3 to 8 of a unified social credit code are the digits of a region."))
    if check_digit(code[:17]) != code[17]:
        _refuse(_("The last character does not match the 17 before it. Please compare with the certificate."))
    return code


def clean_union_code(typed: str) -> str:
    """A code of a trade union: it begins with 81 or 89. Raises ValidationError(code="credit_code")."""
    code = clean_credit_code(typed)
    if code and not code.startswith(UNION_CODES):
        _refuse(_("The code of a trade union begins with 81 or 89. The employer's own code goes into its own field."))
    return code


def validate_credit_code(value: str) -> None:
    """The stored spelling; actions and forms normalise before."""
    if clean_credit_code(value) != value:
        _refuse(_("Please write the code in capital letters, without spaces."))


def validate_union_code(value: str) -> None:
    if clean_union_code(value) != value:
        _refuse(_("Please write the code in capital letters, without spaces."))


def _refuse(sentence: object) -> None:
    raise ValidationError(str(sentence), code="credit_code")
