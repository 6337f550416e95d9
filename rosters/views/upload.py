from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.asking import person_asking
from rosters.actions import upload_roster
from rosters.columns import COLUMNS
from rosters.forms import UploadForm
from rosters.limits import limit
from rosters.rules import check_keeps_rosters


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    person = person_asking(request)
    check_keeps_rosters(person)
    asked = {"union": request.GET.get("union")} if request.GET.get("union") else None
    form = UploadForm(request.POST or None, request.FILES or None, person=person, initial=asked)
    if request.method == "POST" and form.is_valid():
        try:
            roster = upload_roster(file=form.cleaned_data["file"], union=form.cleaned_data["union"], by=person)
        except ValidationError as refusal:
            form.add_error("file", refusal)
        else:
            return redirect("rosters:roster", roster.pk)
    context = {"form": form, "columns": COLUMNS.values(), "rows": limit("rows"), "size": limit("bytes")}
    return render(request, "rosters/upload.html", context, status=422 if form.errors else 200)
