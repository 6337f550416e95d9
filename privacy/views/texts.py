from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from privacy.enums import ConsentKind
from privacy.models import ConsentText


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    return _text(request, ConsentKind.TERMS)


@require_safe
def policy(request: HttpRequest) -> HttpResponse:
    return _text(request, ConsentKind.POLICY)


def _text(request: HttpRequest, kind: ConsentKind) -> HttpResponse:
    """The wording in force today, readable by anybody; 404 where nobody has written one."""
    text = ConsentText.objects.in_force(kind, get_language() or "")
    if text is None:
        raise Http404
    return render(request, "privacy/text.html", {"text": text, "kind": kind})
