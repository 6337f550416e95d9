from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lms import health


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers. No database: a watchdog must not restart us because a service is away."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Whether this process can serve: 503 without database or migrations, 200 `degraded` without the rest."""
    state, parts = health.report()
    return JsonResponse({"status": state, "checks": parts}, status=503 if state == "failed" else 200)
