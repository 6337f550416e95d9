"""What else ends with a membership: the act is done, looked at and undone, so the page cannot promise anything else."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Person, RoleGrant


def roles_ended(act: Callable[[], object], person: Person) -> list[RoleGrant]:
    """Roles of the person, and of who stands in for her, that the act would end or shorten. Raises what it raises."""
    hers = Q(person=person) | Q(deputy_for__person=person)
    held = RoleGrant.objects.filter(hers, Q(to_on=None) | Q(to_on__gte=timezone.localdate())).exclude(role=Role.WORKER)
    before = list(held.select_related("person", "union").order_by("from_on", "pk"))
    with transaction.atomic():
        act()
        after = dict(RoleGrant.objects.filter(pk__in=[grant.pk for grant in before]).values_list("pk", "to_on"))
        transaction.set_rollback(True)
    return [grant for grant in before if grant.pk not in after or after[grant.pk] != grant.to_on]
