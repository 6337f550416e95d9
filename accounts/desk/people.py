"""Officers' list of people and the page of one: whom one's roles cover, fetched through `visible_to`."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts import keyset
from accounts.asking import person_asking
from accounts.auditing.lines import write_about
from accounts.authority import may_somewhere, unions_where
from accounts.keeping import keeps_somewhere, keys_kept
from accounts.matrix import Answer, roles_for
from accounts.models import Person, Union
from accounts.queries import history_of, members_in, roles_of, with_unions
from accounts.rules import granted_unions
from accounts.searching import find_people

LISTS = "people.list"
A_PAGE = 50
STATES = {"open": True, "closed": False}


@require_safe
@login_required
@never_cache
def people(request: HttpRequest) -> HttpResponse:
    """`?union=` a union and everything below it, `?q=` a name's beginning or a number, `?state=` open or closed."""
    officer = person_asking(request)
    if not may_somewhere(officer, LISTS):
        raise PermissionDenied(_("The list of people is open to officers, auditors and administrators."))
    union, typed, state = union_asked(request, officer), request.GET.get("q", "").strip(), request.GET.get("state", "")
    found = find_people(members_in(union.and_below() if union else unions_where(officer, LISTS)), typed)
    if state in STATES:
        found = found.filter(is_active=STATES[state])
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    page = keyset.by_name(with_unions(found), after=after, before=before, size=A_PAGE)
    show_names(officer, page.rows)
    count, is_more = keyset.counted(found)
    write_about(None, "people.listed", by=officer, facts={"filters": sorted(request.GET)})
    context = {
        "page": page,
        "count": count,
        "count_text": f"{count:,}",
        "is_more": is_more,
        "here": union,
        "below": parts(officer, union),
        "typed": typed,
        "state": state,
        "adds": may_somewhere(officer, "people.add", Answer.ALLOW),
    }
    return render(request, "accounts/people.html", context)


@require_safe
@login_required
@never_cache
def person(request: HttpRequest, pk: UUID) -> HttpResponse:
    officer = person_asking(request)
    someone = get_object_or_404(with_unions(Person.objects.visible_to(officer, [pk])), pk=pk)
    if not may_somewhere(officer, LISTS):
        raise Http404  # one's own page is another one
    if someone == officer:
        return redirect("accounts:me")
    write_about(someone, "person.opened", by=officer)
    show_names(officer, [someone])
    memberships = history_of(someone)
    context = {
        "someone": someone,
        "memberships": memberships,
        "kept": keys_kept(officer, memberships),
        "takes_in": someone.is_active and keeps_somewhere(officer),
        "roles": roles_of(someone),
        "papers": list(someone.papers.order_by("pk")),
    }
    return render(request, "accounts/person.html", context)


def show_names(officer: Person, people: list) -> None:
    """`shown_name` in full where a role opens it for one of the person's unions; elsewhere, as for auditors, masked."""
    opened = set(unions_where(officer, "people.read", Answer.ALLOW).order_by().values_list("pk", flat=True))
    for one in people:
        is_open = any(membership.union_id in opened for membership in one.current_memberships)
        one.shown_name = one.name if is_open else one.masked_name


def union_asked(request: HttpRequest, officer: Person) -> Union | None:
    """The union of the address; 404 for one that the officer's roles do not cover."""
    key = request.GET.get("union", "")
    return get_object_or_404(unions_where(officer, LISTS), key=key) if key else None


def parts(officer: Person, union: Union | None) -> list[Union]:
    """What the list may be narrowed to: the unions right below, or those that the roles were granted for."""
    return list(union.get_children() if union else granted_unions(officer, *roles_for(LISTS)))
