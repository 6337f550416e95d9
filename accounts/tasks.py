from celery import shared_task
from django.utils import timezone

from accounts.actions import forget_lost_sms
from accounts.actions.merging import merge_late_rows, recent_merges
from accounts.models import Headcount, LimitCount, Session


@shared_task(name="accounts.tasks.tidy", expires=3600)
def tidy() -> tuple[int, int]:
    """Forget counts whose period is over and sign-ins that have expired; how many of each."""
    forget_lost_sms()
    counts, _kinds = LimitCount.objects.over().delete()
    sessions, _kinds = Session.objects.filter(expire_date__lte=timezone.now()).delete()
    return counts, sessions


@shared_task(name="accounts.tasks.finish_merges", expires=3600)
def finish_merges() -> int:
    """Give the record that stayed what requests under way wrote for the other one meanwhile."""
    merges = recent_merges()
    for merge in merges:
        merge_late_rows(merge=merge)
    return len(merges)


@shared_task(name="accounts.tasks.count_members", expires=600)
def count_members() -> int:
    """What the tree page shows of each union; how many unions."""
    return Headcount.objects.recount()
