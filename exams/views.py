from __future__ import annotations

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.asking import person_asking
from exams import actions, marks, presentation, queries, sources
from exams.models import Attempt, Paper


def _sitting(request: HttpRequest, pk: uuid.UUID) -> Attempt:
    """The asking person's attempt, closed by now if its time is over."""
    mine = Attempt.objects.visible_to(person_asking(request))
    return actions.settle(attempt=get_object_or_404(mine, pk=pk))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    attempt = _sitting(request, pk)
    if not attempt.is_open:
        return redirect("exams:result", pk)
    if attempt.question(number) is None:
        raise Http404
    if request.method == "POST":
        return _save(request, attempt, number)
    answers = queries.answers_of(attempt)
    screen = presentation.screen(attempt, number, answers, marks.marked(request, attempt))
    context = {"attempt": attempt, "screen": screen, "time_left": presentation.time_left(attempt)}
    return render(request, "exams/question.html", context)


def _save(request: HttpRequest, attempt: Attempt, number: int) -> HttpResponse:
    try:
        chosen = request.POST.getlist("choice")
        actions.answer(attempt=attempt, number=number, choices=chosen, by=person_asking(request))
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return redirect("exams:attempt", attempt.pk, number)
    if request.POST.get("go") == "mark":
        marks.toggle(request, attempt, number)
    return _go(attempt, number, request.POST.get("go", "next"))


def _go(attempt: Attempt, number: int, where: str) -> HttpResponse:
    target = {"previous": number - 1, "mark": number, "next": number + 1}.get(where, 0)
    if attempt.question(target) is None:
        return redirect("exams:overview", attempt.pk)
    return redirect("exams:attempt", attempt.pk, target)


@login_required
@never_cache
@require_GET
def overview(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    attempt = _sitting(request, pk)
    if not attempt.is_open:
        return redirect("exams:result", pk)
    places = presentation.places(attempt, queries.answers_of(attempt), marks.marked(request, attempt))
    context = {
        "attempt": attempt,
        "places": places,
        "missing": [place for place in places if not place.is_answered],
        "time_left": presentation.time_left(attempt),
        "around": sources.surroundings(person_asking(request), attempt.source, attempt),
    }
    return render(request, "exams/overview.html", context)


@login_required
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Begin or resume: `paper` and `source`, as the page that offers the exam names them."""
    person, source = person_asking(request), request.POST.get("source", "")
    number = request.POST.get("paper", "")
    paper = get_object_or_404(Paper, pk=number) if number.isdecimal() else None
    if paper is None or not sources.may_open(person, paper, source):
        raise Http404
    try:
        attempt = actions.open_attempt(person=person, paper=paper, source=source, by=person)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return redirect(sources.surroundings(person, source).url)
    return redirect("exams:attempt", attempt.pk, 1)


@login_required
@require_POST
def close(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    attempt = get_object_or_404(Attempt.objects.visible_to(person_asking(request)), pk=pk)
    actions.close(attempt=attempt, by=person_asking(request))
    return redirect("exams:result", pk)


@login_required
@never_cache
@require_GET
def result(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    attempt = queries.results_of(person_asking(request)).filter(pk=pk).first()
    if attempt is None:
        return redirect("exams:overview", _sitting(request, pk).pk)
    shown = queries.result(attempt)
    if shown.is_revealed:
        actions.mark_revealed(attempt=attempt)
    context = {
        "result": shown,
        "attempt": attempt,
        "around": sources.surroundings(person_asking(request), attempt.source, attempt),
    }
    return render(request, "exams/result.html", context)
