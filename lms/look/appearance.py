"""Light or dark, and how large: kept by the phone in two cookies, not by the account."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

A_YEAR = 365 * 24 * 3600


class AppearanceForm(forms.Form):
    """An empty choice follows the phone."""

    look = forms.ChoiceField(
        label=gettext_lazy("Light or dark"),
        required=False,
        choices=[
            ("", gettext_lazy("As the phone")),
            ("light", gettext_lazy("Light")),
            ("dark", gettext_lazy("Dark")),
        ],
    )
    text = forms.ChoiceField(
        label=gettext_lazy("Text size"),
        required=False,
        choices=[
            ("", gettext_lazy("As the phone")),
            ("large", gettext_lazy("Large")),
            ("huge", gettext_lazy("Very large")),
        ],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def appearance(request: HttpRequest) -> HttpResponse:
    """Shows both choices and keeps them; nothing of it leaves this phone."""
    if request.method != "POST":
        return render(request, "look/appearance.html", {"form": AppearanceForm(request.COOKIES), "tab": "me"})
    form = AppearanceForm(request.POST)
    response = redirect("appearance")
    if form.is_valid():
        for name, value in form.cleaned_data.items():
            keep(response, name, value)
        messages.success(request, _("Saved on this phone."))
    return response


def keep(response: HttpResponse, name: str, value: str) -> None:
    """A cookie for a year, or none when the phone decides."""
    if not value:
        response.delete_cookie(name, samesite="Lax")
        return
    response.set_cookie(name, value, max_age=A_YEAR, samesite="Lax", httponly=True, secure=settings.SECURE)
