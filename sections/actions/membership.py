from __future__ import annotations

from django.db import transaction

from accounts.models import Person, RoleGrant, Union
from sections.models import SectionTeam


def sync_teams(teams) -> int:
    """Make the groups' members equal to who holds the role today; how many people went in or out."""
    return sum(_sync(team) for team in teams.select_related("group"))


def sync_role(*, union: Union, role: str) -> int:
    return sync_teams(SectionTeam.objects.filter(union=union, role=role))


@transaction.atomic
def _sync(team: SectionTeam) -> int:
    grants = RoleGrant.objects.current().filter(union_id=team.union_id, role=team.role, person__is_active=True)
    wanted = set(grants.values_list("person", flat=True))
    members = set(team.group.user_set.values_list("pk", flat=True))
    team.group.user_set.add(*Person.objects.filter(pk__in=wanted - members))
    team.group.user_set.remove(*Person.objects.filter(pk__in=members - wanted))
    return len(wanted ^ members)
