"""An officer enters, corrects, ends and takes out a category of one person."""

from __future__ import annotations

import datetime
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.refusals import Refused
from profiles.actions import correct_category, end_category, set_category
from profiles.enums import CategoryKind, Source
from profiles.forms import CategoryForm, SpanForm
from profiles.models import CategorySpan
from profiles.views.person import kept

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
@login_required
@never_cache
def new(request: HttpRequest, pk: UUID) -> HttpResponse:
    by, someone, kinds = kept(request, pk)
    form = CategoryForm(request.POST or None, kinds=kinds)
    if form.is_valid():
        with Refused(form):
            span = set_category(person=someone, source=Source.OFFICER, by=by, **form.cleaned_data)
            messages.success(request, _("Entered: %(kind)s.") % {"kind": span.get_kind_display()})
            return redirect("profiles:person", pk=pk)
    return render(request, "profiles/category_new.html", {"form": form, "someone": someone})


@require_http_methods(FORM)
@login_required
@never_cache
def category(request: HttpRequest, pk: UUID, span: int) -> HttpResponse:
    """Its days (an ending is its last day), or (`remove`) it was entered by mistake."""
    by, someone, kinds = kept(request, pk)
    found = get_object_or_404(CategorySpan.objects.visible_to(by).filter(person=someone), pk=span)
    if CategoryKind(found.kind) not in kinds:
        raise Http404
    form = SpanForm(request.POST or None, initial={"from_on": found.from_on, "to_on": found.to_on})
    if "remove" in request.POST:
        end_category(span=found, last_on=found.from_on - datetime.timedelta(days=1), by=by)
        messages.success(request, _("Taken out: %(kind)s.") % {"kind": found.get_kind_display()})
        return redirect("profiles:person", pk=pk)
    if form.is_valid():
        with Refused(form):
            correct_category(span=found, by=by, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("profiles:person", pk=pk)
    return render(request, "profiles/category.html", {"form": form, "someone": someone, "span": found})
