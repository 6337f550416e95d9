"""Notices to whole unions: what was sent, writing one, looking at it before and after, taking it back."""

from __future__ import annotations

import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.asking import person_asking
from accounts.models import Person
from notices.actions import announce, recall
from notices.campaigns.figures import lines_of
from notices.campaigns.forms import WordForm
from notices.campaigns.reach import facts_of, previewed, reach_of
from notices.models import Campaign, QuietHours
from notices.notice_templates import UNION_WORD
from notices.registry import template_of
from notices.rules import announces
from notices.wording import letter_of

A_PAGE = 10
PAUSE = datetime.timedelta(minutes=2)  # in which a mistake that one sees too late is taken back unseen


@require_safe
@login_required
@never_cache
def campaigns(request: HttpRequest) -> HttpResponse:
    """Newest first, with how many were told and how many read it."""
    found = Campaign.objects.visible_to(_officer(request)).filter(template=UNION_WORD)
    page = Paginator(found.select_related("union"), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "notices/campaigns.html", {"page": page, "lines": lines_of(list(page))})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """The form, then how it looks, whom it reaches and what it costs, then it is on its way."""
    by = _officer(request)
    form = WordForm(request.POST or None, by=by)
    if not form.is_valid() or "back" in request.POST:
        return render(request, "notices/campaign_new.html", {"form": form})
    words = {name: form.cleaned_data[name] for name in ("union", "title", "text")}
    union, channels = words["union"], form.cleaned_data["channels"]
    if "sure" in request.POST:
        starts_at = form.cleaned_data["starts_at"] or timezone.now() + PAUSE
        given = {"union": union, "template": UNION_WORD, "facts": facts_of(**words)}
        made = announce(**given, channels=["inbox", *channels], starts_at=starts_at, by=by)
        messages.success(request, _("It will go out. Until it has, you can take it back here."))
        return redirect("notices:campaign", pk=made.pk)
    letter = previewed(**words)
    context = {"form": form, "union": union, "letter": letter, "reach": reach_of(union, channels, letter)}
    quiet = QuietHours.objects.in_force()
    return render(request, "notices/campaign_sure.html", {**context, "quiet": quiet, "pause": PAUSE.seconds // 60})


@require_safe
@login_required
@never_cache
def campaign(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, who read it, and the notice itself. htmx asks for the figures alone while it goes out."""
    found = _found(request, pk)
    line = lines_of([found])[0]
    letter = letter_of(template_of(UNION_WORD), found.facts)
    template = "notices/_campaign.html" if request.htmx else "notices/campaign.html"  # type: ignore[attr-defined]
    return render(request, template, {"line": line, "letter": letter, "campaign": found})


@require_POST
@login_required
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    try:
        recall(campaign=found, by=person_asking(request))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("Taken back. Nobody more is told."))
    return redirect("notices:campaign", pk=pk)


def _officer(request: HttpRequest) -> Person:
    person = person_asking(request)
    if not announces(person):
        raise PermissionDenied(_("Notices to whole unions are written by officers and administrators."))
    return person


def _found(request: HttpRequest, pk: int) -> Campaign:
    mine = Campaign.objects.visible_to(person_asking(request)).filter(template=UNION_WORD)
    return get_object_or_404(mine.select_related("union", "sent_by", "recalled_by"), pk=pk)
