"""The way without scripts: a sum in words. It keeps out no machine that reads, so it is slow and counted strictly."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass

from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from accounts.sign_in.limits import take_turn
from accounts.validators import plain

SALT = "accounts.sign_in.question"
SOONEST = 3  # seconds in which nobody reads and types


@dataclass(frozen=True)
class Question:
    text: str
    token: str  # goes along with the answer


def new_question(device: str) -> Question:
    yellow, blue = secrets.randbelow(8) + 1, secrets.randbelow(8) + 1
    nonce = secrets.token_urlsafe(12)
    facts = {"n": nonce, "a": _digest(nonce, str(yellow + blue)), "d": device, "t": time.time()}
    words = _("There are %(yellow)d yellow hard hats and %(blue)d blue ones. How many are there in all?")
    return Question(words % {"yellow": yellow, "blue": blue}, signing.dumps(facts, salt=SALT))


def check_answer(token: str, answer: str, *, device: str, address: str, seconds: int) -> str:
    """The question's single-use name when the answer is right. Raises ValidationError with a sentence."""
    facts = _facts(token, device, seconds)
    take_turn("question_address", address)
    take_turn("question_all")
    digits = "".join(plain(answer).split())
    if not constant_time_compare(facts["a"], _digest(facts["n"], digits)):
        raise ValidationError(_("The answer is not right. Please try this new question."), code="proof")
    return facts["n"]


def _facts(token: str, device: str, seconds: int) -> dict:
    try:
        facts = signing.loads(token, salt=SALT, max_age=seconds)
    except signing.BadSignature:
        facts = {}
    if not facts or facts["d"] != device or time.time() - facts["t"] < SOONEST:
        raise ValidationError(_("This question no longer holds. Please answer the new one."), code="proof")
    return facts


def _digest(nonce: str, answer: str) -> str:
    return salted_hmac(SALT, f"{nonce} {answer}", algorithm="sha256").hexdigest()
