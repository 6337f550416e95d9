"""What has to be shown before a text is paid for: a little work of the device (altcha), or the answer to a question.

Both are signed, bound to the device, hold for some minutes and count once, which the database knows."""

from __future__ import annotations

import secrets
import time
from typing import Any

import altcha
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from accounts.sign_in.device import device_of
from accounts.sign_in.limits import take_turn, turns_taken
from accounts.sign_in.question import check_answer, new_question

ALGORITHM = "PBKDF2/SHA-256"  # the browser's own code does it: a slow phone is not far behind
PURPOSE = "sign-in code"


def proof_for(request: HttpRequest, address: str) -> dict[str, Any]:
    """For the page: `challenge` (a dict of altcha v2), its `rounds`, and `question`, the way without scripts."""
    device, rounds = device_of(request), rounds_for(address)
    return {"challenge": new_challenge(device, rounds), "rounds": rounds, "question": new_question(device)}


def rounds_for(address: str) -> int:
    """More the more codes an address asked for in the running hour; a hall full of people still gets through."""
    work = settings.SIGN_IN_WORK
    return work["rounds"] * min(work["most"], 1 + turns_taken("code_address", address) // work["raise_each"])


def new_challenge(device: str, rounds: int) -> dict[str, Any]:
    work = settings.SIGN_IN_WORK
    return altcha.create_challenge(
        ALGORITHM,
        work["cost"],
        counter=rounds // 2 + secrets.randbelow(rounds // 2 + 1),
        expires_at=int(time.time()) + work["seconds"],
        data={"device": device, "for": PURPOSE},
        hmac_secret=_secret(),
    ).to_dict()


def check_proof(*, device: str, address: str, work: str, question: str, answer: str) -> None:
    """Use up a proof. Raises ValidationError(code="proof") with a sentence when there is none or it counts no more."""
    if question and answer:
        seconds = settings.SIGN_IN_WORK["seconds"]
        nonce = check_answer(question, answer, device=device, address=address, seconds=seconds)
    else:
        nonce = _checked_work(device, work)
    try:
        take_turn("proof", nonce)
    except ValidationError as used:
        raise _again() from used


def _checked_work(device: str, work: str) -> str:
    if not work:
        raise ValidationError(_("Please answer the question, then the code is sent."), code="proof")
    try:
        payload = altcha.Payload.from_base64(work[:4000])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _again() from error
    if not altcha.verify_solution(payload, _secret()).verified:
        raise _again()
    if payload.challenge.parameters.data != {"device": device, "for": PURPOSE}:
        raise _again()
    return payload.challenge.parameters.nonce


def _again() -> ValidationError:
    return ValidationError(
        _("The page was open for too long. It has checked again; please send once more."), code="proof"
    )


def _secret() -> str:
    return salted_hmac("accounts.sign_in.proof", "altcha", algorithm="sha256").hexdigest()
