from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.asking import person_asking
from privacy.actions import ask_for_deletion, undo_deletion
from privacy.forms import DeletionForm
from privacy.models import PrivacyTerm
from privacy.queries import waiting_deletion
from privacy.words import goes_and_stays


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest) -> HttpResponse:
    """What goes, what has to stay and why; the word typed, then the days of thinking it over."""
    person = person_asking(request)
    form = DeletionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ask_for_deletion(person=person, by=person)
            return redirect("privacy:index")
        except ValidationError as refused:
            form.add_error(None, refused)
    goes, stays = goes_and_stays()
    context = {
        "tab": "me",
        "form": form,
        "goes": goes,
        "stays": stays,
        "days": PrivacyTerm.objects.of().cooling_days,
        "deletion": waiting_deletion(person),
    }
    return render(request, "privacy/delete.html", context)


@login_required
@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    person = person_asking(request)
    if undo_deletion(person=person, by=person):
        messages.success(request, _("The deletion is undone. Nothing was deleted."))
    return redirect("privacy:index")
