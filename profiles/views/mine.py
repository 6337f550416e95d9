"""The worker's page: categories, skills, occupation, education."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.asking import person_asking
from profiles.actions import state_categories, update_profile
from profiles.actions.profile import STATED
from profiles.enums import Source
from profiles.forms import ProfileForm
from profiles.queries import own_certificates, profile_of, spans_of


@require_safe
@login_required
@never_cache
def profile(request: HttpRequest) -> HttpResponse:
    person = person_asking(request)
    certificates = list(own_certificates(person))
    verified = [one for one in certificates if one.state == "accepted"]
    current, past = spans_of(person, seen_by=person)
    context = {
        "tab": "me",
        "profile": profile_of(person),
        "spans": current,
        "past": past,
        "certificates": certificates,
        "highest": max(verified, key=lambda one: one.level, default=None),
    }
    return render(request, "profiles/mine.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest) -> HttpResponse:
    person = person_asking(request)
    known, (spans, _past) = profile_of(person), spans_of(person, seen_by=person)
    settled = frozenset(span.kind for span in spans if span.source != Source.SELF)
    initial = {name: getattr(known, name) for name in STATED} | {"stated": [span.kind for span in spans]}
    form = ProfileForm(request.POST or None, initial=initial, settled=settled)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            update_profile(person=person, by=person, **{name: form.cleaned_data[name] for name in STATED})
            state_categories(person=person, kinds=form.cleaned_data["stated"], by=person)
        messages.success(request, _("Your profile is saved."))
        return redirect("profiles:mine")
    return render(request, "profiles/edit.html", {"tab": "me", "form": form})
