"""The holder's side of a skill certificate: upload, follow, correct, take back."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.asking import person_asking
from accounts.models import Person
from profiles.actions import correct_certificate, delete_certificate, upload_certificate
from profiles.enums import CertificateState
from profiles.forms import CertificateForm
from profiles.models import SkillCertificate
from profiles.queries import own_certificates


def own(person: Person, pk: uuid.UUID) -> SkillCertificate:
    return get_object_or_404(own_certificates(person), pk=pk)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    person = person_asking(request)
    form = CertificateForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = upload_certificate(person=person, facts=form.facts(), file=form.cleaned_data["scan"], by=person)
        except ValidationError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Your certificate was sent to your union for a check."))
            return redirect("profiles:skill", made.pk)
    return render(request, "profiles/skill_form.html", {"tab": "me", "form": form})


@require_safe
@login_required
@never_cache
def skill(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    certificate = own(person_asking(request), pk)
    steps = list(certificate.steps.all())
    context = {
        "tab": "me",
        "certificate": certificate,
        "steps": steps,
        "last": steps[-1] if steps else None,
        "is_waiting": certificate.state == CertificateState.UPLOADED,
        "is_returned": certificate.state == CertificateState.RETURNED,
        "is_accepted": certificate.state == CertificateState.ACCEPTED,
    }
    return render(request, "profiles/skill.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    person = person_asking(request)
    certificate = own(person, pk)
    if certificate.state != CertificateState.RETURNED:
        return redirect("profiles:skill", pk)
    last, form = (
        certificate.steps.last(),
        CertificateForm(request.POST or None, request.FILES or None, instance=certificate),
    )
    if request.method == "POST" and form.is_valid():
        try:
            file = form.cleaned_data.get("scan") or None
            correct_certificate(certificate=own(person, pk), facts=form.facts(), file=file, by=person)
        except ValidationError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Your correction was sent to your union for a check."))
            return redirect("profiles:skill", pk)
    context = {"tab": "me", "form": form, "certificate": certificate, "last": last}
    return render(request, "profiles/skill_form.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    person = person_asking(request)
    certificate = own(person, pk)
    if request.method != "POST":
        if certificate.state == CertificateState.ACCEPTED:
            return redirect("profiles:skill", pk)
        return render(request, "profiles/skill_delete.html", {"tab": "me", "certificate": certificate})
    try:
        delete_certificate(certificate=certificate, by=person)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
        return redirect("profiles:skill", pk)
    messages.success(request, _("The certificate and its photo were deleted."))
    return redirect("profiles:mine")
