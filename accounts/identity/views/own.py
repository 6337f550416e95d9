"""One's own paper: entered once, shown masked."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.actions import set_paper
from accounts.asking import person_asking
from accounts.identity.forms import PaperForm
from accounts.identity.numbers import warnings_about
from accounts.identity.rules import agrees_to_keep_paper
from accounts.identity.views.errors import put
from accounts.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def my_paper(request: HttpRequest) -> HttpResponse:
    """What is stored, masked; a form as long as nothing is, after the separate consent that it needs."""
    person = person_asking(request)
    form = PaperForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _store(request, person, form):
        return redirect("accounts:my_paper")
    papers = list(person.papers.order_by("pk"))
    context = {"tab": "me", "papers": papers, "form": form, "agrees": bool(papers) or agrees_to_keep_paper(person)}
    return render(request, "accounts/my_paper.html", context)


def _store(request: HttpRequest, person: Person, form: PaperForm) -> bool:
    try:
        paper = set_paper(person=person, by=person, **form.cleaned_data)
    except (ValidationError, PermissionDenied) as refusal:
        put(form, refusal, "number")
        return False
    messages.success(request, _("Your number is stored. It is shown masked everywhere."))
    for hint in warnings_about(paper.number):
        messages.warning(request, str(hint.sentence))
    return True
