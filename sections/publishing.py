"""What happens when the last review of a workflow is done. Wagtail imports this while its own models load."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wagtail.models import WorkflowState

    from accounts.models import Person


def publish_approved(workflow_state: WorkflowState, user: Person | None = None) -> None:
    """Publish the revision that was approved. Nobody may publish directly, so the approval is the permission."""
    workflow_state.current_task_state.revision.publish(user=user, skip_permission_checks=True)
