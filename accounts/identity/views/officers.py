"""What an officer does with a person's papers: each act asks for a reason and leaves a line."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.actions import reveal_papers, set_paper
from accounts.asking import person_asking
from accounts.auditing.lines import write_about
from accounts.enums import PaperKind
from accounts.identity.codes import phone_of_code
from accounts.identity.forms import PaperForm, RevealForm
from accounts.identity.numbers import warnings_about
from accounts.identity.proofs import OWN, check_oneself, field_asked, question_to_passkey, send_own_code
from accounts.identity.rules import can_change_phone, can_reveal_paper, can_set_paper, check_can_reveal_paper
from accounts.identity.views.errors import put
from accounts.models import IdentityPaper, Person
from accounts.second_factor.rules import has_app
from accounts.sign_in.limits import take_turn


def person_of(request: HttpRequest, pk: UUID) -> tuple[Person, Person]:
    """Who asks, and about whom; 404 for oneself and for whom one does not see."""
    by = person_asking(request)
    person = get_object_or_404(Person.objects.visible_to(by, [pk]), pk=pk)
    if person.pk == by.pk:
        raise Http404
    return by, person


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Masked numbers. The full ones once, in the answer to a form with a reason and a proof; nothing remembers them."""
    by, person = person_of(request, pk)
    if not can_reveal_paper(by, person):
        raise Http404
    act, revealed = _act(request), []
    if act == "send":
        _send(request, by)
    proof = "code" if phone_of_code(request, OWN) else field_asked(by)
    by_app = has_app(by)
    reveal = RevealForm(request.POST if act in {"send", "reveal"} else None, proof=proof, has_app=by_app)
    enter = PaperForm(request.POST if act == "set" else None)
    if act == "send":
        reveal.errors.clear()
    if act == "reveal" and reveal.is_valid():
        revealed = _reveal(request, by, person, reveal)
    if act == "set" and enter.is_valid() and _set(request, by, person, enter):
        return redirect("accounts:paper", pk=person.pk)
    if request.method != "POST":
        write_about(person, "paper.opened", by=by)
    passkey = question_to_passkey(by)  # a new one, after the answer to the last was looked at
    context = {
        "person": person,
        "papers": list(person.papers.order_by("pk")),
        "revealed": revealed,
        "reveal": reveal,
        "proof": reveal[proof],
        "enter": enter,
        "is_asked": proof != "code" or bool(phone_of_code(request, OWN)),
        "has_sent": bool(phone_of_code(request, OWN)),
        "passkey": passkey,
        "is_passkey_first": bool(passkey) and proof != "code" and not by_app,
        "can_set": can_set_paper(by, person, PaperKind.RESIDENT),
        "can_change_phone": can_change_phone(by, person),
        "my_phone": by.masked_phone,
    }
    return render(request, "accounts/paper.html", context)


def _act(request: HttpRequest) -> str:
    """The button that was pressed; the script that asks a passkey presses none."""
    return request.POST.get("action") or ("reveal" if request.POST.get("credential") else "")


def _send(request: HttpRequest, by: Person) -> None:
    try:
        send_own_code(request, by)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])


def _reveal(request: HttpRequest, by: Person, person: Person, form: RevealForm) -> list[IdentityPaper]:
    values = form.cleaned_data
    try:
        check_can_reveal_paper(by, person)
        take_turn("reveal_day", str(by.pk))
        proofs = {name: values.get(name, "") for name in (*RevealForm.PROOFS, "credential")}
        check_oneself(request, by, **proofs)
        return reveal_papers(person=person, by=by, reason=values["reason"])
    except (ValidationError, PermissionDenied) as refusal:
        put(form, refusal)
        return []


def _set(request: HttpRequest, by: Person, person: Person, form: PaperForm) -> bool:
    try:
        stored = set_paper(person=person, by=by, **form.cleaned_data)
    except (ValidationError, PermissionDenied) as refusal:
        put(form, refusal, "number")
        return False
    messages.success(request, _("The number is stored."))
    for hint in warnings_about(stored.number):
        messages.warning(request, str(hint.sentence))
    return True
