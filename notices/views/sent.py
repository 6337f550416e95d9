from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.asking import person_asking
from notices.actions import retry
from notices.enums import Channel, State
from notices.models import Campaign, Delivery
from notices.rules import check_administers
from notices.wording import name_of

A_PAGE = 25
FILTERS = {"state": State, "channel": Channel}


@require_safe
@login_required
def sent(request: HttpRequest) -> HttpResponse:
    """What went to the people of one's part and what failed: masked names, no text of anybody's notice."""
    person = person_asking(request)
    check_administers(person)
    chosen = {name: request.GET.get(name, "") for name in FILTERS}
    chosen = {name: value for name, value in chosen.items() if value in FILTERS[name].values}
    visible = Delivery.objects.visible_to(person)
    counts = dict(visible.order_by().values_list("state").annotate(Count("pk")))
    rows = visible.filter(**chosen).select_related("notice__person").order_by("-pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    running = Campaign.objects.visible_to(person).filter(finished_at=None).select_related("union")[:5]
    context = {
        "page": page,
        "rows": [(row, name_of(row.notice.template)) for row in page],
        "states": [(state, counts.get(state.value, 0)) for state in State],
        "channels": Channel,
        "chosen": chosen,
        "campaigns": [(campaign, name_of(campaign.template)) for campaign in running],
    }
    return render(request, "notices/sent.html", context)


@require_POST
@login_required
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_asking(request)
    delivery = get_object_or_404(Delivery.objects.visible_to(person), pk=pk)
    try:
        retry(delivery=delivery, by=person)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("It will be sent again as soon as it may ring."))
    return redirect(f"{reverse('notices:sent')}?state={State.FAILED}")
