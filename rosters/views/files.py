from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.asking import person_asking
from audit import actions as audit
from rosters.rules import check_keeps_rosters
from rosters.views.finding import mine
from rosters.workbooks.book import XLSX
from rosters.workbooks.errors import errors_workbook
from rosters.workbooks.template import template_workbook


@login_required
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    check_keeps_rosters(person_asking(request))
    name = 'attachment; filename="roster-template.xlsx"'
    return HttpResponse(template_workbook(), content_type=XLSX, headers={"Content-Disposition": name})


@login_required
@never_cache
@require_safe
def errors(request: HttpRequest, pk: uuid.UUID) -> FileResponse:
    """Whole numbers leave here, as they came: the audit log says to whom."""
    roster = mine(request, pk)
    audit.write(action="roster.errors", by=person_asking(request).pk, subject=roster.pk, subject_kind="roster")
    name = f"{roster.file_name.rpartition('.')[0]}-{_('to be mended')}.xlsx"
    return FileResponse(errors_workbook(roster), as_attachment=True, filename=name, content_type=XLSX)
