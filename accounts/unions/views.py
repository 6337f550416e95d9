"""Officers' pages of the union tree: one's part as a tree, and one union with its history."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.administering import unions_administered_by
from accounts.asking import person_asking
from accounts.authority import unions_where
from accounts.enums import Industry, Tree, UnionKind
from accounts.models import Headcount, Person, Union
from accounts.unions import describing, listing
from accounts.unions.acts import ACTS


@require_safe
@login_required
def tree(request: HttpRequest) -> HttpResponse:
    """`at` names the union whose children are shown, `part=rows` asks for the rows alone."""
    person, asked = person_asking(request), listing.Asked.of(request.GET)
    tops = listing.roots(person)
    if not tops:
        raise Http404
    here = listing.at(person, request.GET.get("at", ""), tops)
    page = listing.rows(person, asked, here, request.GET.get("page"), tops)
    context = {"page": page, "asked": asked, "here": here}
    if request.GET.get("part") == "rows":
        return render(request, "accounts/unions/_rows.html", context)
    counted = Headcount.objects.order_by("-counted_at").values_list("counted_at", flat=True).first()
    return render(
        request,
        "accounts/unions/tree.html",
        {
            **context,
            "desk_union": here or tops[0],
            "crumbs": listing.way_down(here, tops, asked.tree) if here else [],
            "several": len(tops) > 1,
            "trees": Tree.choices,
            "kinds": UnionKind.choices,
            "industries": Industry.choices,
            "counted_at": counted or timezone.now(),
        },
    )


@require_safe
@login_required
def union(request: HttpRequest, key: str) -> HttpResponse:
    """404 for a union outside one's part. A closed one stays to be looked at."""
    person = person_asking(request)
    found = get_object_or_404(unions_where(person, listing.LISTS).select_related("merged_into"), key=key)
    below = Union.objects.below(found).open().exclude(pk=found.pk)
    context = {
        "union": found,
        "desk_union": found,
        "ways": describing.ways(found),
        "stays": describing.stays(found),
        "answers": describing.answers_for(found),
        "people": Headcount.objects.of([found.pk], None)[found.pk],
        "below_count": below.count(),
        "acts": acts_for(person, found),
        "may_edit": found.is_open and unions_administered_by(person).filter(pk=found.pk).exists(),
    }
    return render(request, "accounts/unions/union.html", context)


def acts_for(person: Person, found: Union) -> list:
    """What the person may do to where the union hangs; nothing to a closed one."""
    if not found.is_open:
        return []
    mine = {unions: unions(person).filter(pk=found.pk).exists() for unions in {act.unions for act in ACTS.values()}}
    return [act for act in ACTS.values() if mine[act.unions] and (found.depth > 1 or act.name == "close")]
