"""The officers' page of what one person is at work: occupation, education, categories with who entered them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.asking import person_asking
from accounts.auditing.lines import write_about
from accounts.desk.people import show_names
from accounts.models import Person
from accounts.queries import with_unions
from accounts.refusals import Refused
from profiles.actions import update_profile
from profiles.actions.profile import STATED
from profiles.enums import CategoryKind
from profiles.forms import WorkForm
from profiles.queries import profile_of, spans_of, steps_of
from profiles.rules import SEES, kinds_to_enter, members_for


def seen(request: HttpRequest, pk: UUID) -> tuple[Person, Person, list[CategoryKind]]:
    """Who asks, about whom, and which categories she may enter; 404 for oneself and for people outside one's part."""
    by = person_asking(request)
    if by.pk == pk:
        raise Http404
    someone = get_object_or_404(with_unions(members_for(by, SEES)), pk=pk)
    show_names(by, [someone])
    return by, someone, kinds_to_enter(by, someone)


def kept(request: HttpRequest, pk: UUID) -> tuple[Person, Person, list[CategoryKind]]:
    """The same for who may enter something."""
    by, someone, kinds = seen(request, pk)
    if not kinds:
        raise Http404
    return by, someone, kinds


@require_safe
@login_required
@never_cache
def work(request: HttpRequest, pk: UUID) -> HttpResponse:
    by, someone, kinds = seen(request, pk)
    write_about(someone, "profile.opened", by=by)
    current, past = spans_of(someone, seen_by=by)
    context = {
        "someone": someone,
        "profile": profile_of(someone),
        "spans": current,
        "past": past,
        "steps": steps_of(someone, seen_by=by),
        "kinds": set(kinds),
    }
    return render(request, "profiles/person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    by, someone, _kinds = kept(request, pk)
    known = profile_of(someone)
    form = WorkForm(request.POST or None, initial={name: getattr(known, name) for name in STATED})
    if form.is_valid():
        with Refused(form):
            update_profile(person=someone, by=by, **{name: form.cleaned_data[name] for name in STATED})
            messages.success(request, _("Saved."))
            return redirect("profiles:person", pk=pk)
    return render(request, "profiles/person_edit.html", {"form": form, "someone": someone})
