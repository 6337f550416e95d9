"""Changing one's own number: the old one is proved, then the new one; a lost old one is the officer's business."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.actions import change_phone
from accounts.asking import person_asking
from accounts.identity.codes import forget_code, phone_of_code, send_code, use_code
from accounts.identity.forms import CodeForm, NumberForm
from accounts.identity.views.errors import put
from accounts.models import Person
from accounts.names import mask_phone

OLD, NEW = "phone_old", "phone_new"
PROVED = "phone_old_proved"
PROOF_HOLDS = 600


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def my_phone(request: HttpRequest) -> HttpResponse:
    """One step after the other; which one, the session knows."""
    person = person_asking(request)
    act, step = request.POST.get("action", ""), _step(request, person)
    form = _form(step, request.POST if request.method == "POST" and act not in {"send_old", "back"} else None)
    if request.method == "POST":
        try:
            if _take(request, person, act, step, form):
                return redirect("accounts:me")
            if not form.errors:
                return redirect("accounts:my_phone")
        except ValidationError as refusal:
            if form.is_bound:
                put(form, refusal, next(iter(form.fields)))
            else:
                messages.error(request, refusal.messages[0])
    sent_to = mask_phone(phone_of_code(request, OLD if step == "old_code" else NEW))
    context = {"tab": "me", "step": step, "form": form, "sent_to": sent_to, "number": _place(step)}
    return render(request, "accounts/my_phone.html", context)


def _step(request: HttpRequest, person: Person) -> str:
    if not _is_old_proved(request, person):
        return "old_code" if phone_of_code(request, OLD) else "old"
    return "new_code" if phone_of_code(request, NEW) else "new"


def _place(step: str) -> int:
    return 1 if step.startswith("old") else 2


def _form(step: str, data: QueryDict | None) -> Form:
    return NumberForm(data) if step == "new" else CodeForm(data)


def _take(request: HttpRequest, person: Person, act: str, step: str, form: Form) -> bool:
    """Does the step; True when the number was changed. Raises ValidationError for the form."""
    if act == "back":
        _forget(request)
    elif act == "send_old" and step in {"old", "old_code"}:
        text = _("[Gongxue] %(code)s is the code to change your number. Tell it to nobody. It holds for 5 minutes.")
        send_code(request, purpose=OLD, phone=person.phone or "", text=text, by=person)
    elif form.is_bound and form.is_valid():
        return _go_on(request, person, step, form)
    return False


def _go_on(request: HttpRequest, person: Person, step: str, form: Form) -> bool:
    if step == "old_code":
        use_code(request, purpose=OLD, typed=form.cleaned_data["code"])
        request.session[PROVED] = timezone.now().timestamp()
    elif step == "new":
        _send_new(request, person, form.cleaned_data["phone"])
    elif step == "new_code":
        return _change(request, person, use_code(request, purpose=NEW, typed=form.cleaned_data["code"]))
    return False


def _send_new(request: HttpRequest, person: Person, phone: str) -> None:
    if phone == person.phone:
        raise ValidationError(_("This is your number already."), code="same")
    text = _("[Gongxue] %(code)s is the code to sign in with this number from now on. It holds for 5 minutes.")
    send_code(request, purpose=NEW, phone=phone, text=text, by=person)


def _change(request: HttpRequest, person: Person, phone: str) -> bool:
    key = request.session.session_key or ""
    try:
        change_phone(person=person, new=phone, by=person, is_proved=True, keep_session=key)
    except (ValidationError, PermissionDenied) as refusal:
        messages.error(request, refusal.messages[0] if isinstance(refusal, ValidationError) else str(refusal))
        return False
    _forget(request)
    messages.success(request, _("Your number was changed. All your other devices are signed out."))
    return True


def _is_old_proved(request: HttpRequest, person: Person) -> bool:
    if not person.phone:
        return True
    return timezone.now().timestamp() - request.session.get(PROVED, 0) < PROOF_HOLDS


def _forget(request: HttpRequest) -> None:
    request.session.pop(PROVED, None)
    for purpose in (OLD, NEW):
        forget_code(request, purpose)
