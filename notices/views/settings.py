from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.asking import person_asking
from notices.actions import prefer
from notices.forms import PreferencesForm
from notices.models import QuietHours
from notices.settings_screen import channels_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def preferences(request: HttpRequest) -> HttpResponse:
    """What comes how and when: one choice a kind, for each channel that reaches the person."""
    person = person_asking(request)
    channels = channels_of(person)
    form = PreferencesForm(request.POST or None, channels=channels)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            for kind, channel, choice in form.changes():
                prefer(person=person, kind=kind, channel=channel, choice=choice, by=person)
        messages.success(request, _("Your choices are saved. They hold from the next notice on."))
        return redirect("notices:settings")
    context = {"channels": list(form.sections()), "quiet": QuietHours.objects.in_force()}
    return render(request, "notices/settings.html", context)
