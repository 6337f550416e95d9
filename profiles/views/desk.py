"""The officers' side: certificates to check, the oldest first, and then the next one."""

from __future__ import annotations

import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.asking import person_asking
from accounts.auditing.lines import write_about
from accounts.models import Person
from profiles.actions import accept_certificate, return_certificate
from profiles.enums import CertificateState
from profiles.forms import ReturnForm
from profiles.models import SkillCertificate
from profiles.queue import next_after, queue_of, same_number, unions_waiting
from profiles.rules import certificates_to_check, checks_somewhere

A_PAGE = 25


def officer(request: HttpRequest) -> Person:
    person = person_asking(request)
    if not checks_somewhere(person):
        raise PermissionDenied(_("Skill certificates are checked by officers."))
    return person


def filters(asked: dict) -> dict[str, str]:
    state = asked.get("state", "")
    known = state if state in CertificateState.values else CertificateState.UPLOADED.value
    return {"state": known, "union": asked.get("union", "")}


@require_safe
@login_required
@never_cache
def queue(request: HttpRequest) -> HttpResponse:
    person, chosen = officer(request), filters(request.GET)
    found = queue_of(person, chosen["state"], chosen["union"])
    context = {
        **chosen,
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "states": CertificateState.choices,
        "is_open": chosen["state"] == CertificateState.UPLOADED,
        "unions": unions_waiting(person, chosen["state"]),
        "kept": urlencode({name: value for name, value in chosen.items() if value}),
    }
    return render(request, "profiles/queue.html", context)


@require_safe
@login_required
@never_cache
def check(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    person = officer(request)
    found = _found(person, pk)
    write_about(found.person, "skill.read", by=person, facts={"certificate": str(pk)})
    return _page(request, person, found, ReturnForm())


@require_POST
@login_required
def decide(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Accept or send back, as it was seen (`version`, `seen`); then the next one that waits."""
    person = officer(request)
    found = _found(person, pk)
    seen = _as_shown(found, request.POST.get("version", ""), request.POST.get("seen", ""))
    accept, form = request.POST.get("accept") == "yes", ReturnForm(request.POST)
    if not accept and not form.is_valid():
        return _page(request, person, found, form)
    try:
        if accept:
            accept_certificate(certificate=seen, by=person)
        else:
            return_certificate(certificate=seen, reason=form.cleaned_data["reason"], by=person)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
        return redirect(_address(reverse("profiles:check", args=[pk]), request))
    text = _("Accepted: %(name)s, %(level)s.") if accept else _("Sent back: %(name)s, %(level)s.")
    messages.success(request, text % {"name": found.person.name, "level": found.level_name})
    following = next_after(person, found, filters(request.POST)["union"])
    target = reverse("profiles:check", args=[following.pk]) if following else reverse("profiles:queue")
    return redirect(_address(target, request))


def _found(person: Person, pk: uuid.UUID) -> SkillCertificate:
    return get_object_or_404(certificates_to_check(person).select_related("person"), pk=pk)


def _as_shown(found: SkillCertificate, version: str, state: str) -> SkillCertificate:
    """The certificate as it stood on the officer's screen."""
    seen = SkillCertificate(pk=found.pk, person_id=found.person_id)
    seen.version, seen.state = int(version) if version.isdecimal() else 0, state
    return seen


def _address(target: str, request: HttpRequest) -> str:
    kept = {name: value for name, value in filters(request.POST).items() if value}
    return f"{target}?{urlencode(kept)}"


def _page(request: HttpRequest, person: Person, found: SkillCertificate, form: ReturnForm) -> HttpResponse:
    chosen = filters(request.GET or request.POST)
    kept = urlencode({name: value for name, value in chosen.items() if value})
    following = next_after(person, found, chosen["union"])
    context = {
        **chosen,
        "certificate": found,
        "steps": found.steps.select_related("done_by"),
        "form": form,
        "is_open": found.state == CertificateState.UPLOADED,
        "is_accepted": found.state == CertificateState.ACCEPTED,
        "doubles": same_number(found),
        "back": f"{reverse('profiles:queue')}?{kept}",
        "following": f"{reverse('profiles:check', args=[following.pk])}?{kept}" if following else "",
        "waiting": queue_of(person, CertificateState.UPLOADED, chosen["union"]).count(),
    }
    return render(request, "profiles/check.html", context)
