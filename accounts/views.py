from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.administering import people_administered_by, reads_messages
from accounts.asking import person_asking
from accounts.auditing.lines import write_about
from accounts.models import SmsMessage
from accounts.queries import memberships_of, roles_of
from accounts.sms import sms_backend
from accounts.validators import normalise_phone

LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]


@require_safe
@login_required
def me(request: HttpRequest) -> HttpResponse:
    person = person_asking(request)
    context = {
        "tab": "me",
        "memberships": memberships_of(person),
        "roles": roles_of(person),
        "languages": [(code, name, code == get_language()) for code, name in LANGUAGES],
        "reads_messages": reads_messages(person),
    }
    return render(request, "accounts/me.html", context)


@require_safe
@login_required
def messages(request: HttpRequest) -> HttpResponse:
    """Text messages to one's part of the tree, newest first; `?phone=` finds those of one number."""
    person = person_asking(request)
    if not reads_messages(person):
        raise PermissionDenied(_("Text messages are open to administrators and auditors."))
    write_about(None, "messages.opened", by=person)
    typed = request.GET.get("phone", "").strip()
    found, error = SmsMessage.objects.visible_to(person), ""
    try:
        found = found.filter(phone=normalise_phone(typed)) if typed else found
    except ValidationError as refusal:
        found, error = found.none(), refusal.messages[0]
    administered = people_administered_by(person).filter(phone=OuterRef("phone"))
    context = {
        "page": Paginator(found.annotate(is_administered=Exists(administered)), 25).get_page(request.GET.get("page")),
        "typed": typed,
        "error": error,
        "shows_codes": not sms_backend().reaches_phones,
    }
    return render(request, "accounts/messages.html", context)
