"""The desk's pages as workbooks, with the filters of the page; the audit log says who took what."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.asking import person_asking
from accounts.auditing.lines import write_about
from lms.exports.figures import figures_workbook
from lms.exports.people import people_workbook
from lms.figures import rows_of
from lms.periods import Period
from lms.queries.desk import Desk
from lms.queries.people import STATES, people_of
from lms.views.desk import asked, state_asked
from rosters.workbooks.book import XLSX


@require_safe
@login_required
@never_cache
def figures(request: HttpRequest) -> FileResponse:
    here, period = asked(request)
    total, rows = rows_of(here, period)
    write_about(None, "figures.exported", by=person_asking(request), facts={"union": here.union.key})
    return _sent(figures_workbook(here, period, [total, *rows]), here, period, _("figures"))


@require_safe
@login_required
@never_cache
def people(request: HttpRequest) -> FileResponse:
    here, period = asked(request)
    state = state_asked(request)
    found = people_of(here.union, period, state, here.goal_seconds)
    stream, count = people_workbook(here, period, str(STATES.get(state) or _("All")), found)
    facts = {"union": here.union.key, "count": count}
    write_about(None, "people.exported", by=person_asking(request), facts=facts)
    return _sent(stream, here, period, _("people"))


def _sent(stream, here: Desk, period: Period, what: str) -> FileResponse:
    name = f"{here.union.label}-{what}-{period.begin:%Y%m%d}-{period.until:%Y%m%d}.xlsx"
    return FileResponse(stream, as_attachment=True, filename=name, content_type=XLSX)
