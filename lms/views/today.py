from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.asking import person_asking
from lms.actions import answer_today
from lms.queries.today import today


@require_POST
@login_required
def answer(request: HttpRequest) -> HttpResponse:
    """One answer to the question of the day; the answer is a part of the page, or the page again without htmx."""
    person = person_asking(request)
    shown = today(person)
    error = ""
    if shown and not shown.is_answered and request.POST.get("question") == str(shown.question.pk):
        chosen = [int(value) for value in request.POST.getlist("choice") if value.isdecimal()]
        try:
            answer_today(person=person, question=shown.question, choices=chosen, by=person)
        except ValidationError as refused:
            error = " ".join(refused.messages)
    if not request.htmx or shown is None:  # type: ignore[attr-defined]  # django-htmx
        return redirect("/#today")
    return render(request, "lms/_today.html", {"today": today(person), "error": error})
