from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.asking import person_asking
from privacy.actions import agree_at_sign_in
from privacy.enums import Channel
from privacy.queries import to_agree
from privacy.views.onward import onward


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: HttpRequest) -> HttpResponse:
    """The texts that are new since one agreed, whole, with the ways for who does not want to; then on to `next`."""
    person, next_url = person_asking(request), onward(request) or "/"
    if request.method == "POST":
        agree_at_sign_in(person=person, channel=Channel.PAGE, by=person)
        return redirect(next_url)
    choices = to_agree(person)
    if not choices:
        return redirect(next_url)
    return render(
        request,
        "privacy/agree.html",
        {"choices": choices, "next": next_url, "is_new": not any(one.is_given for one in choices)},
    )
