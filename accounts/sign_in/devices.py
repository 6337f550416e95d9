"""Where a person is signed in, and the way out everywhere else."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actions import end_sessions
from accounts.asking import person_asking
from accounts.models import Person, Session
from accounts.sign_in.agents import device_name, is_phone
from accounts.wechat.adapter import wechat_is_set_up
from accounts.wechat.views import is_linked

OTHERS = "others"


@require_safe
@login_required
def devices(request: HttpRequest) -> HttpResponse:
    """This device first, then the others as they were seen."""
    person = person_asking(request)
    lines = lines_of(person, request.session.session_key or "")
    wechat = {"has_wechat": True, "is_linked": is_linked(person)} if wechat_is_set_up() else {}
    return render(request, "accounts/devices.html", {"tab": "me", "lines": lines, "others": len(lines) - 1, **wechat})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def end(request: HttpRequest, which: str) -> HttpResponse:
    """Say what will end, then end it: one sign-in by its public id, or "others"."""
    person, key = person_asking(request), request.session.session_key or ""
    found = [line for line in lines_of(person, key) if not line["is_here"] and which in (line["id"], OTHERS)]
    if not found:
        raise Http404
    if request.method == "POST":
        count = end_sessions(person=person, by=person, only=None if which == OTHERS else which, keep=key)
        done = ngettext("%(count)d device is signed out.", "%(count)d devices are signed out.", count)
        messages.success(request, done % {"count": count})
        return redirect("accounts:devices")
    return render(request, "accounts/devices_end.html", {"tab": "me", "lines": found, "is_all": which == OTHERS})


def lines_of(person: Person, key: str) -> list[dict]:
    """id, name, icon, is_here, first_on (a day), seen (a moment, to the hour)."""
    live = Session.objects.filter(person=person, expire_date__gt=timezone.now()).order_by("-last_seen_at")
    lines = [
        {
            "id": session.public_id,
            "name": device_name(session.agent),
            "icon": "phone" if is_phone(session.agent) else "course",
            "is_here": session.session_key == key,
            "first_on": timezone.localtime(session.first_seen_at).date(),
            "seen": seen(session),
        }
        for session in live
    ]
    return sorted(lines, key=lambda line: not line["is_here"])


def seen(session: Session) -> str:
    hours = int((timezone.now() - session.last_seen_at).total_seconds() // 3600)
    if hours < 1:
        return _("active within the last hour")
    if hours < 24:
        return ngettext("active %(hours)d hour ago", "active %(hours)d hours ago", hours) % {"hours": hours}
    days = hours // 24
    return ngettext("active %(days)d day ago", "active %(days)d days ago", days) % {"days": days}
