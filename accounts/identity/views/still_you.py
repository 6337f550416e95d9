"""After the code of a number that was not used for long: is it still the same person?"""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.actions import release_phone
from accounts.identity.forms import StillYouForm
from accounts.identity.recycling import check_is_still_hers, forget, held_person
from accounts.models import IdentityPaper, Person


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def still_you(request: HttpRequest) -> HttpResponse:
    """Tells nothing of the record: neither its name nor whether it has a paper of which kind."""
    person = held_person(request)
    if person is None:
        return redirect("account_request_login_code")
    if request.POST.get("action") == "new":
        return render(request, "account/still_you_new.html")
    if request.POST.get("action") == "let-go":
        return _let_go(request, person)
    form = StillYouForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            check_is_still_hers(person, form.cleaned_data["number"])
        except ValidationError as refusal:
            form.add_error("number", refusal)
        else:
            forget(request)
            return perform_login(request, Login(user=Person.objects.get(pk=person.pk)))
    has_paper = IdentityPaper.objects.filter(person=person).exists()
    return render(request, "account/still_you.html", {"form": form, "has_paper": has_paper})


def _let_go(request: HttpRequest, person: Person) -> HttpResponse:
    release_phone(person=person, by=None, why="recycled")
    forget(request)
    said = _("The number no longer belongs to the old record. Please ask the union of your workplace to register you.")
    messages.success(request, said)
    return redirect("account_request_login_code")
