from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.asking import person_asking
from credits import verification
from credits.fonts import FontMissing
from credits.forms import NumberForm
from credits.models import Certificate
from credits.numbers import clean_number
from credits.statement import statement, year_asked
from credits.typesetting import certificate_pdf, wording

A_PAGE = 20


@login_required
@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """My credits: what I have, where it came from, each posting of a year."""
    year = year_asked(request.GET.get("year", ""))
    shown = statement(person_asking(request), year, request.GET.get("page"))
    return render(request, "credits/index.html", {"statement": shown, "tab": "me"})


@login_required
@never_cache
@require_safe
def certificates(request: HttpRequest) -> HttpResponse:
    mine = Certificate.objects.visible_to(person_asking(request))
    page = Paginator(mine, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "credits/certificates.html", {"page": page, "tab": "me"})


def _mine(request: HttpRequest, number: str) -> Certificate:
    own = Certificate.objects.visible_to(person_asking(request))
    return get_object_or_404(own, number=clean_number(number[:100]))


@login_required
@never_cache
@require_safe
def certificate(request: HttpRequest, number: str) -> HttpResponse:
    found = _mine(request, number)
    code = verification.qr_inline(found, _("QR code to verify this certificate"))
    context = {"certificate": found, "code": code, "sheet": wording(found)}
    return render(request, "credits/certificate.html", context)


@login_required
@never_cache
@require_safe
def pdf(request: HttpRequest, number: str) -> HttpResponse:
    found = _mine(request, number)
    try:
        sheet = certificate_pdf(found)
    except FontMissing:
        return render(request, "credits/no_font.html", {"certificate": found}, status=503)
    name = f'attachment; filename="certificate-{found.label}.pdf"'
    return HttpResponse(sheet, content_type="application/pdf", headers={"Content-Disposition": name})


@never_cache
@require_safe
def verify(request: HttpRequest, number: str) -> HttpResponse:
    """For whoever holds a paper: no sign-in, no name in full."""
    found = verification.find(number)
    shown = verification.shown(found) if found else None
    context = {"shown": shown, "form": NumberForm(), "typed": number}
    return render(request, "credits/verify.html", context, status=200 if found else 404)


@never_cache
@require_safe
def verify_form(request: HttpRequest) -> HttpResponse:
    form = NumberForm(request.GET if "number" in request.GET else None)
    if form.is_valid():
        return redirect("credits:verify", clean_number(form.cleaned_data["number"]) or "0")
    return render(request, "credits/verify.html", {"form": form})
