from celery import shared_task

from sections.actions import sync_teams
from sections.models import SectionTeam


@shared_task(name="sections.tasks.sync")
def sync() -> int:
    """Roles begin and end by date without anybody pressing a button."""
    return sync_teams(SectionTeam.objects.all())
