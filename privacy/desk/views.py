"""Officers' pages about privacy: what is kept how long, and the texts that people agree to."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.asking import person_asking
from accounts.models import Person
from accounts.refusals import Refused
from privacy.actions import publish_text
from privacy.desk.forms import PublishForm
from privacy.desk.periods import last_run, periods
from privacy.desk.texts import kinds
from privacy.enums import ConsentKind
from privacy.models import ConsentText
from privacy.rules import can_publish, reads_rules


@require_safe
@login_required
@never_cache
def keeping(request: HttpRequest) -> HttpResponse:
    """What is kept how long and by which document, what went last and goes next."""
    person = _reader(request)
    context = {"periods": periods(), "run": last_run(), "decides": can_publish(person)}
    return render(request, "privacy/desk/keeping.html", context)


@require_safe
@login_required
@never_cache
def texts(request: HttpRequest) -> HttpResponse:
    """Every text with its versions and how many agree to each."""
    person = _reader(request)
    return render(request, "privacy/desk/texts.html", {"kinds": kinds(), "publishes": can_publish(person)})


@require_safe
@login_required
@never_cache
def version(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """The words of one version in all its languages."""
    _reader(request)
    found = list(ConsentText.objects.filter(kind=kind, version=number).order_by("-language"))
    if not found:
        raise Http404
    return render(request, "privacy/desk/version.html", {"texts": found, "text": found[0]})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def publish(request: HttpRequest, kind: str) -> HttpResponse:
    """The new words, then how they will be read and who is asked, then they are published."""
    by = person_asking(request)
    if not can_publish(by) or kind not in ConsentKind.values:
        raise Http404
    form = PublishForm(request.POST or None, kind=ConsentKind(kind))
    context = {"form": form, "kind": ConsentKind(kind)}
    if not form.is_valid() or "back" in request.POST:
        return render(request, "privacy/desk/publish.html", context)
    given = {name: form.cleaned_data[name] for name in ("from_on", "is_draft")}
    if "sure" in request.POST:
        with Refused(form):
            made = publish_text(kind=ConsentKind(kind), texts=form.texts(), by=by, **given)
            messages.success(request, _("Published as version %(number)d.") % {"number": made[0].version})
            return redirect("privacy:texts")
        return render(request, "privacy/desk/publish.html", context)
    shown = [ConsentText(language=name, text=text, **given) for name, text in form.texts().items() if text.strip()]
    return render(request, "privacy/desk/publish_sure.html", {**context, "texts": shown})


def _reader(request: HttpRequest) -> Person:
    person = person_asking(request)
    if not reads_rules(person):
        raise PermissionDenied(_("These pages are open to administrators and auditors."))
    return person
