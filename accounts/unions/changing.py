"""Changes of unions, for administrators: attributes by a form; moving, placing, merging and closing in three steps —
choose, read what will happen to whom, confirm."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.actions import create_union, update_union
from accounts.administering import unions_administered_by
from accounts.asking import person_asking
from accounts.models import Person, Union
from accounts.unions.acts import ACTS, SAME, Act
from accounts.unions.effects import effects_of
from accounts.unions.forms import NewUnionForm, UnionForm

MOST = 20


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request: HttpRequest, key: str) -> HttpResponse:
    person = person_asking(request)
    union: Union = get_object_or_404(unions_administered_by(person).open(), key=key)
    form = UnionForm(request.POST or None, instance=union)
    if form.is_valid():
        saved = _try(form, lambda: update_union(union=union, by=person, **form.cleaned_data))
        if saved:
            messages.success(request, _("Saved."))
            return redirect("accounts:union", key=key)
        union.refresh_from_db()
    context = {"form": form, "union": union, "desk_union": union, "heading": _("Edit the union")}
    return render(request, "accounts/unions/form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: HttpRequest, key: str) -> HttpResponse:
    """A union below the one of the address."""
    person = person_asking(request)
    parent: Union = get_object_or_404(unions_administered_by(person).open(), key=key)
    form = NewUnionForm(request.POST or None)
    if form.is_valid():
        made = _try(form, lambda: create_union(parent=parent, by=person, **form.cleaned_data))
        if made:
            messages.success(request, _("%(union)s now exists.") % {"union": made.name})
            return redirect("accounts:union", key=made.key)
    context = {"form": form, "union": parent, "desk_union": parent, "heading": _("New union below")}
    return render(request, "accounts/unions/form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change(request: HttpRequest, key: str, name: str) -> HttpResponse:
    person, act = person_asking(request), ACTS[name]
    union: Union = get_object_or_404(act.unions(person).open(), key=key)
    chosen, other = _other(request, person, act)
    context: dict[str, Any] = {"act": act, "union": union, "desk_union": union, "other": other, "chosen": chosen}
    if chosen or not act.asks:
        try:
            if request.method == "POST":
                act.run(union, other, person)
                words = {"union": union.name, "other": other.name if other else _("the place of its line")}
                messages.success(request, act.done % words)
                return redirect("accounts:union", key=key)
            heir = other if act.name == "merge" else None
            context["effects"] = effects_of(lambda: act.run(union, other, person), union, heir)
        except ValidationError as refusal:
            context["refusals"] = refusal.messages
    union.refresh_from_db()
    if act.asks:
        typed = request.GET.get("q", "").strip()[:60]
        context |= {"words": typed, "candidates": _candidates(person, union, typed)}
    return render(request, "accounts/unions/change.html", context)


def _other(request: HttpRequest, person: Person, act: Act) -> tuple[str, Union | None]:
    """The other union as it stands in the address or the form. Raises Http404 for one outside the person's part."""
    key = (request.POST if request.method == "POST" else request.GET).get("other", "")
    if not act.asks or not key:
        return "", None
    if act.name == "place" and key == SAME:
        return key, None
    other = unions_administered_by(person).filter(key=key).first()
    if other is None:
        raise Http404
    return key, other


def _candidates(person: Person, union: Union, words: str) -> list[Union]:
    """Open unions of the person's part by name; without words the highest ones."""
    found = unions_administered_by(person).open().exclude(pk=union.pk)
    if words:
        found = found.filter(name__icontains=words) | found.filter(key=words)
    return list(found.order_by("depth", "path")[:MOST])


def _try(form: ModelForm, act: Any) -> Union | None:
    """What the action returns; a refusal becomes sentences at the fields."""
    try:
        return act()
    except PermissionDenied as refusal:
        form.add_error(None, str(refusal))
    except ValidationError as refusal:
        fields = refusal.message_dict if hasattr(refusal, "error_dict") else {"": refusal.messages}
        for name, sentences in fields.items():
            form.add_error(name if name in form.fields else None, sentences)
    return None
