"""Draft → reviewed → published: the approval publishes, nobody else does."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.courses.factories import make_course, make_section


@pytest.fixture
def submitted(tree, index, trainer, reviewer):
    make_section(tree.county)
    course = make_course(tree.county, live=False, owner=trainer)
    course.save_revision(user=trainer)
    return course, course.get_workflow().start(course, trainer).current_task_state


def test_approval_publishes_the_approved_revision(submitted, reviewer):
    course, task_state = submitted
    task_state.task.specific.on_action(task_state, reviewer, "approve")
    course.refresh_from_db()
    assert (course.live, course.live_revision_id) == (True, task_state.revision_id)


def test_the_writer_does_not_approve_her_own_text(submitted, trainer):
    course, task_state = submitted
    with pytest.raises(PermissionDenied):
        task_state.task.specific.on_action(task_state, trainer, "approve")
    course.refresh_from_db()
    assert not course.live
