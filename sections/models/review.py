from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TaskState
from wagtail.models.workflows import AbstractGroupApprovalTask

from accounts.models import Person
from sections.rules import can_review, check_can_review


class ReviewTask(AbstractGroupApprovalTask):
    """Approval by the reviewers of the union or of one above it, never by who wrote the text."""

    def get_actions(self, obj: Page, user: Person) -> list[tuple[str, Any, bool]]:
        actions = super().get_actions(obj, user)
        return actions if can_review(user, obj) else [entry for entry in actions if entry[0] != "approve"]

    def on_action(self, task_state: TaskState, user: Person, action_name: str, **kwargs) -> None:
        if action_name == "approve":
            check_can_review(user, task_state.revision.content_object)
        super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> str:
        return gettext("Reviewers of the union approve; nobody approves her own text")

    class Meta:
        verbose_name = _("review by the union")
        verbose_name_plural = _("reviews by the union")
