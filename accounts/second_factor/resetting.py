"""An administrator takes the second proof from somebody who has lost it."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.actions import reset_second_factor
from accounts.administering import people_administered_by
from accounts.asking import person_asking
from accounts.models import Person
from accounts.second_factor.adapter import FACTORS


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=200,
        help_text=gettext_lazy("For the audit log: who asked, and how you made sure that it is this person."),
        error_messages={"required": gettext_lazy("Please write why: it goes into the audit log.")},
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reset(request: HttpRequest, pk: str) -> HttpResponse:
    """For administrators: take the second proof from somebody who has lost it. 404 for people of another part."""
    by = person_asking(request)
    person = get_object_or_404(people_administered_by(by).exclude(pk=by.pk), pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reset_second_factor(person=person, reason=form.cleaned_data["reason"], by=by)
        done = _("The second proof of %(name)s is reset and every sign-in of this person has ended.")
        messages.success(request, done % {"name": person.name})
        return redirect(request.path)
    return render(request, "mfa/reset.html", {"person": person, "form": form, "has_factor": has_factor(person)})


def has_factor(person: Person) -> bool:
    return Authenticator.objects.filter(user=person, type__in=FACTORS).exists()
