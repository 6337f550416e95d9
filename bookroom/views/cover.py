from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.asking import person_asking
from bookroom.models import Book
from sections.files import send_file

A_MONTH = 30 * 86_400


@require_safe
@login_required
def show(request: HttpRequest, pk: UUID, version: int) -> HttpResponseBase:
    """The cover that the importer painted: our own pixels, so it may come from the main origin."""
    books = Book.objects.visible_to(person_asking(request)).only("cover", "version")
    book = get_object_or_404(books, pk=pk, version=version)
    if not book.cover:
        raise Http404
    return send_file(request, book.cover.name, content_type="image/webp", max_age=A_MONTH)
