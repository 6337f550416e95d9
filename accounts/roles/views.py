"""Who holds what where, and one grant with its deputies and what it opens."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.asking import person_asking
from accounts.authority import may_somewhere
from accounts.enums import Role
from accounts.granting import can_deputize, can_end, gives_roles
from accounts.models import Person, RoleGrant
from accounts.roles.lists import ROLES, WHEN, Filters, found_by, grants_of_part
from accounts.roles.words import opened_by

A_PAGE = 50


@require_safe
@login_required
@never_cache
def roles(request: HttpRequest) -> HttpResponse:
    person = person_asking(request)
    if not may_somewhere(person, "roles.read"):
        raise Http404
    filters = Filters.of(request.GET)
    context = {
        "page": Paginator(found_by(person, filters), A_PAGE).get_page(request.GET.get("page")),
        "filters": filters,
        "roles": ROLES,
        "whens": WHEN.items(),
        "gives": gives_roles(person),
    }
    return render(request, "accounts/roles.html", context)


@require_safe
@login_required
@never_cache
def role(request: HttpRequest, pk: int) -> HttpResponse:
    person, grant = grant_asked(request, pk)
    context = {
        "grant": grant,
        "opened": opened_by(Role(grant.role)),
        "deputies": grant.deputies.select_related("person").order_by("-from_on", "pk"),
        "ends": not grant.is_over and can_end(person, grant),
        "deputizes": not grant.is_over and can_deputize(person, grant),
    }
    return render(request, "accounts/role.html", context)


def grant_asked(request: HttpRequest, pk: int) -> tuple[Person, RoleGrant]:
    """The grant of the address, 404 for one that is neither in the person's part nor her own."""
    person = person_asking(request)
    return person, get_object_or_404(grants_of_part(person), pk=pk)
