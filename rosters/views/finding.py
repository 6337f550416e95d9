from __future__ import annotations

import uuid

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.asking import person_asking
from rosters.models import RosterImport
from rosters.rules import check_keeps_rosters


def mine(request: HttpRequest, pk: uuid.UUID) -> RosterImport:
    """404 for a roster of unions that are not the officer's."""
    person = person_asking(request)
    check_keeps_rosters(person)
    return get_object_or_404(RosterImport.objects.visible_to(person).select_related("union", "uploaded_by"), pk=pk)
