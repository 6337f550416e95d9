from __future__ import annotations

from mimetypes import guess_type

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from sections.files import send_file

A_WEEK = 7 * 24 * 3600


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """A rendition of a picture. Originals stay inside; a changed picture is another file name."""
    kind = guess_type(name)[0] or {"avif": "image/avif", "webp": "image/webp"}.get(name.rpartition(".")[2], "")
    if not kind.startswith("image/") or "/" in name:
        raise Http404
    return send_file(request, f"images/{name}", content_type=kind, max_age=A_WEEK)
