from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import GroupPagePermission, Page

from accounts.enums import Role
from accounts.models import Union
from sections.models import SectionPage, SectionTeam

EDITOR = ("add_page", "change_page")
REVIEWER = ("add_page", "change_page", "publish_page")


def ensure_team(*, page: Page, union: Union, role: Role) -> SectionTeam:
    """The group of those who hold `role` in the section's union, with its rights on the section."""
    team = SectionTeam.objects.filter(page=page, role=role).select_related("group").first()
    if team is None:
        group, _made = Group.objects.get_or_create(name=_group_name(page, union, role))
        team = SectionTeam.objects.create(page=page, union=union, role=role, group=group)
    _give(team, page)
    return team


def _group_name(page: Page, union: Union, role: Role) -> str:
    """Read by administrators, so in the platform's language; the key keeps it unique."""
    with override("zh-hans"):
        kind = page.specific_class._meta.verbose_name
        return _("%(role)s · %(section)s · %(union)s (%(key)s)") % {
            "role": role.label,
            "section": kind,
            "union": union.label[:40],
            "key": union.key,
        }


def _give(team: SectionTeam, page: Page) -> None:
    rights = Permission.objects.filter(content_type__app_label="wagtailcore", content_type__model="page")
    for right in rights.filter(codename__in=REVIEWER if team.role == SectionPage.reviewer_role else EDITOR):
        GroupPagePermission.objects.get_or_create(group=team.group, page=Page(pk=page.pk), permission=right)
    access = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    team.group.permissions.add(*access)
