"""Files after a checked right: by nginx where it stands in front, else from here, in parts when a phone asks so."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from django.conf import settings
from django.core.files import File
from django.core.files.storage import Storage, default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_etags

from sections.ranges import Span, Unsatisfiable, parse_range

INTERNAL = "/protected/"  # nginx: location /protected/ { internal; alias …/media/; }
PIECE = 64 * 1024


def send_file(
    request: HttpRequest, name: str, *, content_type: str, max_age: int = 0, storage: Storage = default_storage
) -> HttpResponseBase:
    """The stored file `name`: 200, 206, 304 or 416, for GET and HEAD. Raises Http404 when it is not there.

    The caller has checked the right and knows the type; `max_age` is in seconds, 0 asks again each time."""
    if settings.X_ACCEL:
        response: HttpResponseBase = HttpResponse(
            content_type=content_type, headers={"X-Accel-Redirect": INTERNAL + quote(name)}
        )
    else:
        response = _send(request, storage, name, content_type)
    response["Cache-Control"] = f"private, max-age={max_age}" if max_age else "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    patch_vary_headers(response, ["Cookie"])
    return response


def _send(request: HttpRequest, storage: Storage, name: str, content_type: str) -> HttpResponseBase:
    try:
        size, changed = storage.size(name), storage.get_modified_time(name)
    except FileNotFoundError as error:
        raise Http404(name) from error
    mark = f'"{int(changed.timestamp() * 1000):x}-{size:x}"'
    if mark in {known.removeprefix("W/") for known in parse_etags(request.headers.get("If-None-Match", ""))}:
        response: HttpResponseBase = HttpResponse(status=304)
    else:
        response = _answer(request, storage, name, size, mark, content_type)
    response["ETag"], response["Last-Modified"] = mark, http_date(changed.timestamp())
    response["Accept-Ranges"] = "bytes"
    return response


def _answer(
    request: HttpRequest, storage: Storage, name: str, size: int, mark: str, content_type: str
) -> HttpResponseBase:
    wanted = request.headers.get("Range", "") if request.method == "GET" else ""
    if request.headers.get("If-Range", mark) != mark:  # the file changed since the first part
        wanted = ""
    try:
        span = parse_range(wanted, size)
    except Unsatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    if span is None:
        return _whole(request, storage, name, size, content_type)
    response = StreamingHttpResponse(_pieces(storage.open(name), span), status=206, content_type=content_type)
    response["Content-Range"] = f"bytes {span.first}-{span.last}/{size}"
    response["Content-Encoding"] = "identity"  # packing a part would change what its numbers mean
    response["Content-Length"] = str(span.length)
    return response


def _whole(request: HttpRequest, storage: Storage, name: str, size: int, content_type: str) -> HttpResponseBase:
    if request.method == "HEAD":
        return HttpResponse(content_type=content_type, headers={"Content-Length": str(size)})
    response = FileResponse(storage.open(name), content_type=content_type)
    response["Content-Length"] = str(size)
    if not content_type.startswith(("text/", "image/svg")):
        response["Content-Encoding"] = "identity"  # pictures, sound and video are packed already
    return response


def _pieces(file: File, span: Span) -> Iterator[bytes]:
    with file:
        file.seek(span.first)
        left = span.length
        while left and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece
