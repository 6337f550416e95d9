"""Where gateways say what became of a text."""

from __future__ import annotations

import logging

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from accounts.actions import take_receipts
from accounts.sms import sms_backend
from accounts.sms.base import Receipt

logger = logging.getLogger(__name__)
MOST = 1000  # lines a call; gateways send at most some hundred


@csrf_exempt  # another machine calls, with its own proof: the key in the address and, where there is one, a signature
@require_POST
def receipts(request: HttpRequest, key: str) -> HttpResponse:
    """A forged or unreadable call answers 404 as if there were no page; a replay answers as the first time."""
    if not settings.SMS_RECEIPT_KEY or not constant_time_compare(key, settings.SMS_RECEIPT_KEY):
        raise Http404
    backend = sms_backend()
    try:
        found: list[Receipt] = backend.receipts(request)[:MOST]
    except (PermissionDenied, ValueError, KeyError, TypeError, AttributeError) as error:
        logger.warning("receipts refused: %s", type(error).__name__)
        raise Http404 from None
    take_receipts(found)
    return JsonResponse(backend.answer_to_receipts())
