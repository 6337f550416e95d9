"""Roles on the officers' pages."""

import datetime

from django.urls import reverse
from django.utils import timezone

from accounts.models import RoleGrant

ROLES = reverse("accounts:roles")
GIVE = reverse("accounts:role-give")


def day(number: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=number)


def page(name: str, grant: RoleGrant) -> str:
    return reverse(f"accounts:{name}", args=[grant.pk])


def grant_of(person) -> RoleGrant:
    return RoleGrant.objects.get(person=person)


def names(response) -> set[str]:
    return {grant.person.name for grant in response.context["page"].object_list}
