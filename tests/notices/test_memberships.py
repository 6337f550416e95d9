"""Who joins, is moved or taken out by an officer hears of it; what one does oneself needs no news."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from accounts.actions import (
    accept_request,
    ask_to_join,
    correct_membership,
    create_person,
    leave_own_union,
    move_member,
    refuse_request,
    strike_membership,
    take_in,
)
from accounts.models import Membership
from notices.models import Notice
from notices.wording import letter

A_DAY = datetime.timedelta(days=1)


def told(person) -> list[tuple[str, str]]:
    notices = Notice.objects.visible_to(person).order_by("pk")
    assert {notice.url for notice in notices} <= {"/people/me/unions/"}
    return [(letter(notice).title, letter(notice).text) for notice in notices]


@pytest.fixture
def at_once(django_capture_on_commit_callbacks):
    """What is told on commit is told when the test asks for it."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def since_spring(worker) -> Membership:
    membership = worker.memberships.get()
    membership.from_on = datetime.date(2026, 3, 1)
    membership.save()
    return membership


def test_an_accepted_request(worker, tree, other_officer, at_once):
    request = ask_to_join(person=worker, union=tree.other_company, by=worker, workplace="二车间")
    with at_once():
        accept_request(request=request, by=other_officer)
    day = f"{timezone.localdate():%Y年%-m月%-d日}"
    assert told(worker) == [("您已是乙厂工会会员", f"乙厂工会已同意您的申请，您自{day}起是该会会员。")]


def test_a_refused_request_keeps_its_reason_where_it_is(worker, tree, other_officer, at_once):
    request = ask_to_join(person=worker, union=tree.other_company, by=worker, workplace="二车间")
    with at_once():
        refuse_request(request=request, reason="不是本单位职工", by=other_officer)
    assert told(worker) == [("乙厂工会没有同意您的入会申请", "乙厂工会没有同意您的入会申请，理由写在申请旁边。")]


def test_taken_in_moved_corrected_and_struck(worker, since_spring, tree, city_officer, at_once):
    day = timezone.localdate() - A_DAY
    with at_once():
        made = take_in(person=worker, union=tree.other_company, from_on=day, by=city_officer)
    with at_once():
        move_member(membership=since_spring, union=tree.other_county, from_on=day, by=city_officer)
    with at_once():
        values = {"membership": made, "reason": "日期录错", "by": city_officer}
        correct_membership(from_on=day - A_DAY, to_on=None, **values)
    with at_once():
        strike_membership(**values)
    assert [title for title, _text in told(worker)] == [
        "您已是乙厂工会会员",
        "您已是乙县总工会会员",
        "您在甲厂工会的会籍已有最后一天",
        "您在乙厂工会的会籍日期已更正",
        "您在乙厂工会的会籍已删除",
    ]


def test_a_newcomer_finds_it_in_the_inbox(tree, company_officer, at_once):
    with at_once():
        made = create_person(name="牛知春", phone="19900009077", union=tree.company, by=company_officer)
    day = f"{timezone.localdate():%Y年%-m月%-d日}"
    assert told(made) == [("您已是甲厂工会会员", f"工会已将您登记为甲厂工会会员，自{day}起。如有不符，请告诉工会。")]


def test_leaving_by_oneself_is_no_news(worker, since_spring, at_once):
    with at_once():
        leave_own_union(membership=since_spring, by=worker)
    assert told(worker) == []
