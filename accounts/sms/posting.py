"""One POST to a gateway, with the one question that matters: can it have been taken?"""

from __future__ import annotations

import json
from typing import Any

import requests
from django.conf import settings
from urllib3.exceptions import NewConnectionError

from accounts.sms.base import AnswerLost, NotTaken

NOT_NOW = (429, 503)  # said before the text was looked at


def post(url: str, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
    """Status and JSON object of the answer. Raises NotTaken when nothing was taken, AnswerLost when nobody knows."""
    try:
        answer = requests.post(url, data=body, headers=headers, timeout=settings.SMS_TIMEOUT, allow_redirects=False)
    except requests.RequestException as error:
        raise (NotTaken if was_never_sent(error) else AnswerLost)(type(error).__name__) from error
    if answer.status_code in NOT_NOW:
        raise NotTaken(f"status {answer.status_code}")
    if answer.status_code >= 500:
        raise AnswerLost(f"status {answer.status_code}")
    return answer.status_code, _object(answer.content)


def was_never_sent(error: requests.RequestException) -> bool:
    """No connection stood: name unknown, port closed, no answer to the call, no agreement on the key."""
    if isinstance(error, requests.exceptions.ConnectTimeout | requests.exceptions.SSLError):
        return True
    reason = getattr(error.args[0], "reason", None) if error.args else None
    return isinstance(reason, NewConnectionError)


def _object(content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except ValueError as error:
        raise AnswerLost("the answer is no JSON") from error
    if not isinstance(found, dict):
        raise AnswerLost("the answer is no object")
    return found
