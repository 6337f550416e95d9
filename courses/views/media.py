from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.documents import get_document_model

from accounts.asking import person_asking
from courses.models import LessonPage
from sections.files import send_file

A_DAY = 24 * 3600
TYPES = {
    "mp4": "video/mp4",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "vtt": "text/vtt",
    "pdf": "application/pdf",
}


@login_required
@require_safe
def media(request: HttpRequest, lesson: int, document: int) -> HttpResponseBase:
    """A video, sound or document of a lesson, in parts, for who may read the lesson."""
    page = get_object_or_404(LessonPage.objects.visible_to(person_asking(request)), id=lesson)
    if document not in page.documents:
        raise Http404
    file = get_object_or_404(get_document_model(), pk=document)
    kind = TYPES.get(file.file_extension.lower(), "application/octet-stream")
    response = send_file(request, file.file.name, content_type=kind, max_age=A_DAY)
    if kind == "application/octet-stream":
        response["Content-Disposition"] = "attachment"
    return response
