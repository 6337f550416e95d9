"""The photo or PDF of a certificate: for its holder and the officers of her unions, asked anew each time."""

from __future__ import annotations

import uuid
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.asking import person_asking
from accounts.auditing.lines import write_about
from accounts.models import Person
from profiles.models import CertificateStep, SkillCertificate

INTERNAL = "/protected/"  # nginx: location /protected/ { internal; alias …/media/; }
TYPES = {"jpg": "image/jpeg", "pdf": "application/pdf"}


@require_safe
@login_required
def scan(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    person = person_asking(request)
    found = get_object_or_404(SkillCertificate.objects.visible_to(person).select_related("person"), pk=pk)
    note(found, person)
    return send(found.file)


@require_safe
@login_required
def step(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file as it was at an earlier step."""
    person = person_asking(request)
    steps = CertificateStep.objects.filter(certificate__in=SkillCertificate.objects.visible_to(person))
    found = get_object_or_404(steps.select_related("certificate__person"), pk=pk)
    note(found.certificate, person)
    return send(found.file)


def note(certificate: SkillCertificate, reader: Person) -> None:
    """A line in the audit log when somebody else than the holder looks."""
    if certificate.person_id != reader.pk:
        facts = {"certificate": str(certificate.pk)}
        write_about(certificate.person, "skill.file_read", by=reader, facts=facts)


def send(file: FieldFile) -> HttpResponseBase:
    """A picture is shown, a PDF is only handed over to keep: nothing of it runs on our origin."""
    name = file.name or ""
    kind = TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    if settings.X_ACCEL:
        response: HttpResponseBase = HttpResponse(
            content_type=kind, headers={"X-Accel-Redirect": INTERNAL + quote(name)}
        )
    elif name and default_storage.exists(name):
        response = FileResponse(default_storage.open(name), content_type=kind)
    else:
        raise Http404(name)
    response["Content-Disposition"] = (
        "inline" if kind.startswith("image/") else 'attachment; filename="certificate.pdf"'
    )
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"], response["X-Content-Type-Options"] = "private, no-store", "nosniff"
    response["Content-Encoding"] = "identity"  # pictures are packed already
    return response
