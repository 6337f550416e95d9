from __future__ import annotations

from django.db import transaction

from accounts.models import Person
from courses.models import CoursePage, LessonPage
from sections.rules import can_review


@transaction.atomic
def publish_lessons(*, course: CoursePage, by: Person) -> int:
    """First lessons go out with their approved course, so that a reviewer need not approve each by itself.

    Not those under a review of their own, and not those that `by` wrote; later changes are reviewed alone."""
    drafts = LessonPage.objects.filter(course=course, live=False, first_published_at=None).select_related(
        "latest_revision"
    )
    ready = [lesson for lesson in drafts if not lesson.workflow_in_progress and can_review(by, lesson)]
    for lesson in ready:
        revision = lesson.latest_revision or lesson.save_revision(user=lesson.owner)
        revision.publish(user=by, skip_permission_checks=True)
    return len(ready)
