"""What other apps report and what becomes of it."""

import datetime

import pytest
from django.utils import timezone

from accounts.actions import end_role, grant_role, update_person
from accounts.enums import Role
from accounts.models import Session
from accounts.signals import new_device_seen
from courses.actions import assign, remind_of_dates
from courses.models import CourseCompletion, CourseRule, Enrolment
from credits.actions import issue_certificate, revoke_certificate
from notices.models import Notice
from notices.wording import letter
from tests.courses.factories import make_course, make_index, make_section

A_DAY = datetime.timedelta(days=1)


def titles(person) -> list[str]:
    return [letter(notice).title for notice in Notice.objects.visible_to(person).order_by("pk")]


def test_role_given_and_ended_are_told_once(worker, tree, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        grant = grant_role(person=worker, role=Role.TRAINER, union=tree.company, by=None)
        grant_role(person=worker, role=Role.TRAINER, union=tree.company, by=None)
    assert titles(worker) == ["您已担任甲厂工会教员"]
    with django_capture_on_commit_callbacks(execute=True):
        end_role(grant=grant, by=None)
    assert titles(worker) == ["您已担任甲厂工会教员", "您的教员角色已结束"]


def test_role_that_ends_later_is_no_end_yet(worker, tree, django_capture_on_commit_callbacks):
    grant = grant_role(person=worker, role=Role.TRAINER, union=tree.company, by=None)
    with django_capture_on_commit_callbacks(execute=True):
        end_role(grant=grant, by=None, last_on=timezone.localdate() + A_DAY)
    assert titles(worker) == ["您已担任甲厂工会教员"]


def test_changed_number_and_new_device_are_told(worker, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        update_person(person=worker, name="王建国", phone=worker.phone, is_active=True, by=None)
    assert titles(worker) == []
    with django_capture_on_commit_callbacks(execute=True):
        update_person(person=worker, name=worker.name, phone="19900000777", is_active=True, by=None)
    new_device_seen.send(sender=Session, person=worker)
    assert titles(worker) == ["您的登录手机号已变更", "您的账号在一台新设备上登录"]


def test_being_a_worker_is_no_duty(worker, tree, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        grant_role(person=worker, role=Role.WORKER, union=tree.company, by=None)
    assert titles(worker) == []


def test_certificate_is_told_when_issued_and_when_revoked(worker, company_officer, tree):
    values = {"source": "course:1", "title": "粉尘防爆", "seconds": 3600, "credits": 25, "union": tree.company}
    certificate = issue_certificate(person=worker, **values)
    issue_certificate(person=worker, **values)
    revoke_certificate(certificate=certificate, by=company_officer, reason="发错人")
    assert titles(worker) == ["您的《粉尘防爆》证书已发放", "您的《粉尘防爆》证书已撤销"]
    assert {notice.url for notice in Notice.objects.all()} == {f"/credits/certificates/{certificate.number}/"}


@pytest.fixture
def course(tree):
    make_index()
    make_section(tree.county)
    return make_course(tree.county, title="粉尘防爆")


def test_assigned_course_is_told_once_a_date(worker, course, trainer):
    day = datetime.date(2026, 12, 1)
    for due_on in (None, None, day, day, day + A_DAY):
        assign(person=worker, course=course, by=trainer, due_on=due_on)
    assert titles(worker) == [
        "工会给您安排了《粉尘防爆》",
        "请在2026年12月1日前学完《粉尘防爆》",
        "请在2026年12月2日前学完《粉尘防爆》",
    ]


@pytest.mark.parametrize(("days", "count"), [(0, 0), (1, 1), (2, 0), (3, 1), (4, 0), (-1, 0)])
def test_due_date_is_told_three_days_and_one_day_before_and_once(worker, course, days, count):
    assign(person=worker, course=course, by=None, due_on=timezone.localdate() + days * A_DAY)
    Enrolment.objects.update(enrolled_at=timezone.now() - 2 * A_DAY)
    Notice.objects.all().delete()
    assert (remind_of_dates(), remind_of_dates()) == (count, 0)
    assert Notice.objects.count() == count


def test_completed_course_and_one_assigned_today_are_not_told_again(worker, coworker, course):
    for person in (worker, coworker):
        assign(person=person, course=course, by=None, due_on=timezone.localdate() + A_DAY)
    Enrolment.objects.filter(person=worker).update(enrolled_at=timezone.now() - 2 * A_DAY)
    CourseCompletion.objects.create(
        person=worker,
        course=course,
        title=course.title,
        theme=course.theme,
        issuer=course.union,
        seconds=1,
        verified_seconds=1,
        content_version=1,
        completed_at=timezone.now(),
        rule=CourseRule.objects.in_force(is_statutory=False),
    )
    assert remind_of_dates() == 0


def test_author_hears_how_the_review_ended(tree, course, trainer, reviewer, django_capture_on_commit_callbacks):
    draft = make_course(tree.county, live=False, owner=trainer, title="新课")
    draft.save_revision(user=trainer)
    state = draft.get_workflow().start(draft, trainer).current_task_state
    state.task.specific.on_action(state, reviewer, "reject", comment="请补充出处")
    assert titles(trainer) == ["《新课》退回给您修改"]
    assert Notice.objects.get().url == f"/cms/pages/{draft.pk}/edit/"
    draft.current_workflow_state.resume(user=trainer)
    again = draft.current_workflow_state.current_task_state
    again.task.specific.on_action(again, reviewer, "approve")
    assert titles(trainer) == ["《新课》退回给您修改", "《新课》已发布"]
