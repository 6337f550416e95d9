from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.asking import person_asking
from rosters.models import RosterImport
from rosters.rules import check_keeps_rosters

A_PAGE = 20
MOST_PAGES = 50  # further back nobody pages; a deep offset costs the database


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The rosters of one's part of the tree, newest first."""
    person = person_asking(request)
    check_keeps_rosters(person)
    rosters = RosterImport.objects.visible_to(person).select_related("union", "uploaded_by")
    asked = request.GET.get("page", "")
    number = min(int(asked), MOST_PAGES) if asked.isdecimal() and len(asked) < 6 else 1
    return render(request, "rosters/index.html", {"page": Paginator(rosters, A_PAGE).get_page(number)})
