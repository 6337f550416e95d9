from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from sections.models import ReviewTask, SectionPage, SectionTeam


def ensure_workflow(*, section: SectionPage) -> Workflow:
    """Draft → reviewed by the union → published, for everything in the section.

    Reviewers of the unions above may approve too, because a role holds below."""
    place = WorkflowPage.objects.filter(page_id=section.pk).select_related("workflow").first()
    workflow = place.workflow if place else _create(section)
    task = workflow.tasks.first().specific
    above = section.get_ancestors(inclusive=True).values("pk")
    teams = SectionTeam.objects.filter(page__in=above, role=section.reviewer_role)
    task.groups.set(teams.values_list("group", flat=True))
    return workflow


def _create(section: SectionPage) -> Workflow:
    with override("zh-hans"):
        name = _("Review by %(union)s") % {"union": section.union.label}
    task = ReviewTask.objects.create(name=name)
    workflow = Workflow.objects.create(name=name)
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(workflow=workflow, page_id=section.pk)
    return workflow
