from __future__ import annotations

import datetime
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST, require_safe

from accounts.asking import person_asking
from accounts.models import Person
from notices.actions import mark_all_read, mark_read, mark_unread
from notices.enums import Kind
from notices.models import Notice
from notices.models.notice import NoticeQuerySet
from notices.queries import counts_by_kind
from notices.wording import letter

A_PAGE = 20
KEPT = ("kind", "page")


@require_safe
@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    """Unread first, by date; `?kind=` shows one kind. Three queries, four after "mark all as read"."""
    person, kind = person_asking(request), kind_of(request)
    counts = counts_by_kind(person)
    paginator = Paginator(notices_of(person, kind).in_inbox_order(), A_PAGE)
    shown = counts.get(kind, (0, 0)) if kind else [sum(pair) for pair in zip(*counts.values(), strict=True)] or (0, 0)
    paginator.count = shown[0]  # type: ignore[misc]  # counted already, with the kinds
    page = paginator.get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(notice, letter(notice)) for notice in page],
        "count": shown[0],
        "unread": shown[1],
        "kind": kind,
        "kinds": [(Kind(value), pair[0]) for value, pair in counts.items()],
        "marked": _marked(request, person),
        "kept": kept(request),
    }
    return render(request, "notices/inbox.html", context)


@require_safe
@login_required
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Opening it marks it as read."""
    person = person_asking(request)
    found = get_object_or_404(Notice.objects.visible_to(person).select_related("union", "campaign"), pk=pk)
    mark_read(notice=found, by=person)
    context = {"notice": found, "letter": letter(found), "back": f"{inbox_address(request)}#n{pk}"}
    return render(request, "notices/notice.html", context)


@require_POST
@login_required
def read_all(request: HttpRequest) -> HttpResponse:
    person = person_asking(request)
    count, at = mark_all_read(notices=notices_of(person, kind_of(request)), by=person)
    return redirect(inbox_address(request, **({"marked": at.isoformat()} if count else {})))


@require_POST
@login_required
def undo(request: HttpRequest) -> HttpResponse:
    at = _moment(request)
    if at:
        mark_unread(read_at=at, by=person_asking(request))
    return redirect(inbox_address(request))


def notices_of(person: Person, kind: str) -> NoticeQuerySet:
    notices = Notice.objects.visible_to(person).select_related("campaign")
    return notices.filter(kind=kind) if kind else notices


def kind_of(request: HttpRequest) -> str:
    """The filter of the address; one that does not exist shows everything."""
    kind = request.GET.get("kind", "")
    return kind if kind in Kind.values else ""


def kept(request: HttpRequest) -> str:
    """Filter and page as they stand in the address: "?kind=learning&page=2", or nothing."""
    values = {name: request.GET[name] for name in KEPT if request.GET.get(name)}
    return f"?{urlencode(values)}" if values else ""


def inbox_address(request: HttpRequest, **more: str) -> str:
    address = reverse("notices:inbox") + kept(request)
    return f"{address}{'&' if '?' in address else '?'}{urlencode(more)}" if more else address


def _moment(request: HttpRequest) -> datetime.datetime | None:
    try:
        at = parse_datetime(request.GET.get("marked", ""))
    except ValueError:
        return None
    return at if at and timezone.is_aware(at) else None


def _marked(request: HttpRequest, person: Person) -> dict | None:
    """What was marked as read a moment ago and can be taken back."""
    at = _moment(request)
    count = Notice.objects.filter(person=person, read_at=at).count() if at else 0
    undo = f"{reverse('notices:undo')}?{urlencode({'marked': at.isoformat(), **_filter(request)})}" if at else ""
    return {"count": count, "undo": undo} if count else None


def _filter(request: HttpRequest) -> dict[str, str]:
    return {"kind": kind} if (kind := kind_of(request)) else {}
