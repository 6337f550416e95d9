from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.asking import person_asking
from accounts.auditing.forms import AuditFilterForm
from accounts.auditing.lines import write_about
from accounts.auditing.queries import entries_visible_to, lines_of, on_days, reads_audit
from audit.models import Entry

A_PAGE = 50
COUNTED = 10_000  # counting millions for a number that nobody reads costs seconds


@require_safe
@never_cache
@login_required
def audit(request: HttpRequest) -> HttpResponse:
    """The newest entries first; the filters and the place in the list stand in the address."""
    person = person_asking(request)
    if not reads_audit(person):
        raise PermissionDenied(_("The audit log is open to auditors."))
    form = AuditFilterForm(request.GET, seen_by=person)
    found = _filtered(entries_visible_to(person), form)
    count = len(found.order_by().values_list("pk")[: COUNTED + 1])
    before = request.GET.get("before", "")
    page = list((found.filter(pk__lt=int(before)) if _is_key(before) else found)[: A_PAGE + 1])
    if not before:
        names = [name for name in form.fields if request.GET.get(name)]
        write_about(None, "audit.opened", by=person, facts={"filters": names})
    context = {
        "form": form,
        "lines": lines_of(page[:A_PAGE]),
        "count": min(count, COUNTED),
        "is_more": count > COUNTED,
        "older": page[A_PAGE - 1].pk if len(page) > A_PAGE else None,
        "is_filtered": any(request.GET.get(name) for name in form.fields),
    }
    return render(request, "accounts/audit.html", context)


def _filtered(entries: QuerySet[Entry], form: AuditFilterForm) -> QuerySet[Entry]:
    if not form.is_valid():
        return entries.none()
    asked = form.cleaned_data
    if asked["person"]:
        entries = entries.filter(subject__in=asked["person"])
    if asked["by"]:
        entries = entries.filter(by__in=asked["by"])
    if asked["action"]:
        entries = entries.filter(action=asked["action"])
    return on_days(entries, asked["first"], asked["last"])


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19
