from celery import shared_task

from courses import actions


@shared_task(name="courses.tasks.remind_of_dates", expires=3000)
def remind_of_dates() -> int:
    """Each hour, so that a night without power skips no day; nobody is told twice."""
    return actions.remind_of_dates()
