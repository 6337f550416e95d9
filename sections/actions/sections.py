from __future__ import annotations

from typing import TypeVar

from django.db import transaction
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page

from accounts.enums import Tree
from accounts.models import Person, Union
from sections.actions.files import ensure_collection
from sections.actions.membership import sync_teams
from sections.actions.teams import ensure_team
from sections.actions.workflow import ensure_workflow
from sections.models import SectionPage, SectionTeam

Section = TypeVar("Section", bound=SectionPage)


@transaction.atomic
def ensure_section(*, model: type[Section], union: Union, parent: Page, by: Person | None) -> Section:
    """The union's section of this kind, with its groups, files and approval; doing it again mends what is missing.

    `parent` is the index page; the section goes below that of the nearest union above, and takes those below it."""
    found = model._default_manager.filter(union=union).first()
    section = found or _create(model, union, parent)
    if not found:
        _take_in(section, by)
    editors = ensure_team(page=section, union=union, role=section.editor_role)
    reviewers = ensure_team(page=section, union=union, role=section.reviewer_role)
    ensure_collection(union=union, groups=[editors.group, reviewers.group])
    ensure_workflow(section=section)
    if not found:
        _tell_below(section)
    sync_teams(SectionTeam.objects.filter(pk__in=[editors.pk, reviewers.pk]))
    return section


def _create(model: type[Section], union: Union, parent: Page) -> Section:
    above = model._default_manager.filter(union__in=Union.objects.above(union, tree=Tree.LINE)).select_related("union")
    nearest = max(above, key=lambda section: len(section.union.path), default=None)
    place = nearest or parent
    place.refresh_from_db()  # treebeard counts children on the instance
    section = model(title=union.label, slug=union.key, union=union, show_in_menus=False)
    return place.add_child(instance=section)


def _take_in(section: Section, by: Person | None) -> None:
    """Sections of unions below that were made earlier move below the new one."""
    siblings = type(section)._default_manager.sibling_of(section, inclusive=False).select_related("union")
    for other in siblings:
        if section.union.covers(other.union, Tree.LINE):
            action = MovePageAction(other, section, pos="last-child", user=by)
            action.execute(skip_permission_checks=True)
    section.refresh_from_db()


def _tell_below(section: Section) -> None:
    """The reviewers of a section that came in between may approve in those below it."""
    for below in type(section)._default_manager.descendant_of(section).select_related("union"):
        ensure_workflow(section=below)
