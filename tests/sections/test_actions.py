from django.contrib.auth.models import Group
from wagtail.models import Collection, GroupPagePermission, WorkflowPage

from accounts.actions import end_role, grant_role
from accounts.enums import Role
from accounts.models import RoleGrant
from courses.models import CourseSectionPage
from sections.actions import ensure_section, sync_teams
from sections.models import SectionTeam
from tests.courses.factories import make_index, make_section


def test_a_section_lies_below_that_of_the_nearest_union_above(tree, index):
    city, company = make_section(tree.city), make_section(tree.company)
    assert company.get_parent().pk == city.pk
    county = make_section(tree.county)
    assert county.get_parent().pk == city.pk
    company.refresh_from_db()
    assert company.get_parent().pk == county.pk
    assert company.url_path == "/home/courses/city/county/company/"


def test_ensuring_twice_changes_nothing(tree, index):
    def rows() -> tuple:
        return (
            CourseSectionPage.objects.count(),
            Group.objects.count(),
            GroupPagePermission.objects.count(),
            Collection.objects.count(),
            WorkflowPage.objects.count(),
        )

    make_section(tree.county)
    before = rows()
    ensure_section(model=CourseSectionPage, union=tree.county, parent=make_index(), by=None)
    assert rows() == before


def test_members_of_the_groups_are_who_holds_the_role_there(tree, index, trainer, reviewer, librarian):
    section = make_section(tree.county)
    members = {team.role: set(team.group.user_set.all()) for team in SectionTeam.objects.filter(page_id=section.pk)}
    assert members == {Role.TRAINER: {trainer}, Role.REVIEWER: {reviewer}}


def test_a_new_role_opens_the_section_and_its_end_closes_the_cms(
    tree, index, worker, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        grant = grant_role(person=worker, role=Role.TRAINER, union=tree.company, by=None)
    assert CourseSectionPage.objects.filter(union=tree.company).exists()
    assert worker.groups.count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        end_role(grant=grant, by=None)
    assert worker.groups.count() == 0


def test_a_role_that_ended_by_date_is_gone_after_the_sweep(tree, index, trainer):
    make_section(tree.county)
    RoleGrant.objects.filter(person=trainer).update(from_on="2020-01-01", to_on="2020-12-31")
    assert sync_teams(SectionTeam.objects.all()) == 1
    assert trainer.groups.count() == 0


def test_reviewers_of_the_union_above_may_approve_below(tree, index):
    company, county = make_section(tree.company), make_section(tree.county)
    task = WorkflowPage.objects.get(page_id=company.pk).workflow.tasks.get().specific
    above = SectionTeam.objects.get(page_id=county.pk, role=Role.REVIEWER).group
    assert above in task.groups.all()
