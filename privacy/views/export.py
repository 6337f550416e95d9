from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.asking import person_asking
from privacy.actions import ask_for_export
from privacy.actions.exporting import note_download
from privacy.freshness import is_fresh, opens, ticket
from privacy.models import Export, PrivacyTerm
from privacy.queries import newest_export


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest) -> HttpResponse:
    """Ask for the file, see it being made, open it: for who signed in a moment ago."""
    person = person_asking(request)
    if request.method == "POST":
        ask_for_export(person=person, by=person)
        return redirect("privacy:export")
    newest, fresh = newest_export(person), is_fresh(request)
    is_there = newest is not None and newest.is_there
    context = {
        "tab": "me",
        "export": newest,
        "is_there": is_there,
        "is_fresh": fresh,
        "ticket": ticket(newest) if newest and is_there and fresh else "",
        "term": PrivacyTerm.objects.of(),
    }
    template = "privacy/_export.html" if request.htmx else "privacy/export_page.html"  # type: ignore[attr-defined]
    return render(request, template, context)


@login_required
@never_cache
@require_safe
def export_file(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The file, with a signed ticket that holds for some minutes; 404 for anybody else's."""
    person = person_asking(request)
    found = get_object_or_404(Export.objects.visible_to(person), pk=pk)
    if not found.is_there:
        raise Http404
    if not opens(found, request.GET.get("ticket", "")):
        messages.error(request, _("The link has expired. Please sign in again to open your file."))
        return redirect("privacy:export")
    note_download(export=found, by=person)
    return FileResponse(found.file.open("rb"), as_attachment=True, filename="my-data.zip")
