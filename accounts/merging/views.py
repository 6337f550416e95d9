from __future__ import annotations

from typing import Any
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
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actions import ask_merge, decide_merge
from accounts.asking import person_asking
from accounts.enums import MergeState
from accounts.identity.views.errors import put
from accounts.merging.forms import AnswerForm, AskForm, FindForm
from accounts.merging.preview import preview
from accounts.merging.queries import records_named, side_of
from accounts.merging.rules import can_decide, check_can_merge, check_fit_together, merges
from accounts.models import MergeRequest, Person

A_PAGE = 25


def officer_asking(request: HttpRequest) -> Person:
    person = person_asking(request)
    if not merges(person):
        raise PermissionDenied(_("Only officers put records together."))
    return person


@require_safe
@login_required
def merge_list(request: HttpRequest) -> HttpResponse:
    """Requests of one's part, those that wait first; `?state=` keeps one kind."""
    by = officer_asking(request)
    state = request.GET.get("state", "")
    found = MergeRequest.objects.visible_to(by).select_related("kept", "gone", "asked_by", "decided_by")
    if state in MergeState.values:
        found = found.filter(state=state)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "state": state, "states": MergeState.choices}
    return render(request, "accounts/merges.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def merge_new(request: HttpRequest) -> HttpResponse:
    """Name two records, look at both and at what would move, say why."""
    by = officer_asking(request)
    find = FindForm(request.GET if "kept" in request.GET or "gone" in request.GET else None)
    ask = AskForm(request.POST if request.method == "POST" else None)
    pair, choices = _pair(find, by)
    context: dict[str, Any] = {"find": find, "ask": ask, "choices": choices}
    if pair:
        kept, gone = pair
        if request.method == "POST" and ask.is_valid():
            try:
                merge = ask_merge(kept=kept, gone=gone, reason=ask.cleaned_data["reason"], by=by)
            except (ValidationError, PermissionDenied) as refusal:
                put(ask, refusal)
            else:
                messages.success(request, _("The request stands. Another officer decides; nothing has moved yet."))
                return redirect("accounts:merge", pk=merge.pk)
        context |= {"kept": side_of(kept), "gone": side_of(gone), "moves": preview(kept, gone)}
        context["swap"] = _swap(kept, gone)
    return render(request, "accounts/merge_new.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: both records, what moves, and for another officer the decision."""
    by = officer_asking(request)
    found = get_object_or_404(MergeRequest.objects.visible_to(by).select_related("kept", "gone", "asked_by"), pk=pk)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        is_approved = request.POST.get("action") == "approve"
        try:
            decide_merge(merge=found, is_approved=is_approved, by=by, answer=form.cleaned_data["answer"])
        except (ValidationError, PermissionDenied) as refusal:
            put(form, refusal, "answer" if isinstance(refusal, ValidationError) and not is_approved else None)
        else:
            said = _("The two records are one now.") if is_approved else _("The request was refused; nothing moved.")
            messages.success(request, said)
            return redirect("accounts:merge", pk=found.pk)
    context: dict[str, Any] = {"merge": found, "form": form, "can_decide": can_decide(by, found)}
    if found.is_open:
        sides = {"kept": side_of(found.kept), "gone": side_of(found.gone), "moves": preview(found.kept, found.gone)}
        context |= sides
    return render(request, "accounts/merge.html", context)


def _pair(find: FindForm, by: Person) -> tuple[tuple[Person, Person] | None, dict[str, list[Person]]]:
    """The two records, or the ones to choose from; what is wrong stands at its field."""
    if not find.is_bound or not find.is_valid():
        return None, {}
    found: dict[str, list[Person]] = {}
    for name in ("kept", "gone"):
        try:
            found[name] = records_named(find.cleaned_data[name].strip(), by)
        except ValidationError as refusal:
            find.add_error(name, refusal)
    if find.errors:
        return None, {}
    many = {name: people for name, people in found.items() if len(people) != 1}
    if many:
        for name, people in many.items():
            said = _("Several records fit; please choose one below.") if people else _("There is no open record.")
            find.add_error(name, said)
        return None, many
    kept, gone = found["kept"][0], found["gone"][0]
    try:
        check_can_merge(by, kept, gone)
        check_fit_together(kept, gone)
    except (ValidationError, PermissionDenied) as refusal:
        put(find, refusal)
        return None, {}
    return (kept, gone), {}


def _swap(kept: Person, gone: Person) -> str:
    return f"{reverse('accounts:merge_new')}?{urlencode({'kept': gone.pk, 'gone': kept.pk})}"
