"""Asking to join, and the one decision about it."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.actions import (
    accept_request,
    ask_to_join,
    decide_requests,
    join_union,
    leave_own_union,
    refuse_request,
    withdraw_request,
)
from accounts.enums import JoinState
from accounts.models import JoinRequest, Membership
from accounts.signals import join_decided
from tests.factories import PersonFactory, make_union

TODAY = timezone.localdate


def ask(person, union, **said) -> JoinRequest:
    return ask_to_join(person=person, union=union, by=person, **{"workplace": "二车间", **said})


def code_of(refusal) -> str:
    return refusal.value.code


@pytest.fixture
def since_spring(worker):
    """The worker is a member of her company since some days ago."""
    membership = worker.memberships.get()
    membership.from_on = TODAY() - datetime.timedelta(days=60)
    membership.save()
    return membership


@pytest.fixture
def heard():
    got = []

    def listen(sender, request, **kwargs):
        got.append((request.pk, request.state))

    join_decided.connect(listen)
    yield got
    join_decided.disconnect(listen)


def test_accepted_request_makes_a_member_from_today(
    worker, tree, other_officer, heard, django_capture_on_commit_callbacks
):
    request = ask(worker, tree.other_company)
    with django_capture_on_commit_callbacks(execute=True):
        done = accept_request(request=request, by=other_officer)
    made = Membership.objects.get(person=worker, union=tree.other_company)
    assert (made.from_on, made.to_on, made.is_main) == (TODAY(), None, False)
    assert (done.state, done.decided_by, done.decided_at is not None) == (JoinState.ACCEPTED, other_officer, True)
    assert worker.memberships.current().count() == 2
    assert heard == [(request.pk, "accepted")]


def test_membership_that_the_person_leaves_ends_the_day_before(worker, tree, other_officer, since_spring):
    accept_request(request=ask(worker, tree.other_company, leaves=since_spring), by=other_officer)
    since_spring.refresh_from_db()
    assert since_spring.to_on == TODAY() - datetime.timedelta(days=1)
    current = worker.memberships.current().get()
    assert (current.union, current.is_main) == (tree.other_company, True)


def test_membership_of_today_is_left_today(worker, tree, other_officer):
    old = worker.memberships.get()
    accept_request(request=ask(worker, tree.other_company, leaves=old), by=other_officer)
    old.refresh_from_db()
    assert old.to_on == TODAY()


def test_refusal_needs_a_reason_and_changes_no_membership(worker, tree, other_officer):
    request = ask(worker, tree.other_company)
    with pytest.raises(ValidationError):
        refuse_request(request=request, reason="  ", by=other_officer)
    refused = refuse_request(request=request, reason="不在本厂上班", by=other_officer)
    assert (refused.state, refused.reason) == (JoinState.REFUSED, "不在本厂上班")
    assert worker.memberships.count() == 1


def test_request_is_decided_once(worker, tree, other_officer, city_officer):
    request = ask(worker, tree.other_company)
    refuse_request(request=request, reason="不在本厂", by=other_officer)
    with pytest.raises(ValidationError) as refusal:
        accept_request(request=request, by=city_officer)
    assert code_of(refusal) == "decided"
    assert worker.memberships.count() == 1


def test_withdrawn_request_cannot_be_accepted(worker, tree, other_officer):
    request = ask(worker, tree.other_company)
    withdraw_request(request=request, by=worker)
    with pytest.raises(ValidationError):
        accept_request(request=request, by=other_officer)
    assert ask(worker, tree.other_company).pk != request.pk


@pytest.mark.parametrize("name", ["worker", "coworker", "stranger", "company_officer", "county_officer", "auditor"])
def test_only_officers_of_that_union_decide(worker, tree, request, name):
    asked = ask(worker, tree.other_company)
    with pytest.raises(PermissionDenied):
        accept_request(request=asked, by=request.getfixturevalue(name))


def test_nobody_decides_about_oneself(tree, city_officer):
    asked = ask(city_officer, tree.company)
    with pytest.raises(PermissionDenied):
        accept_request(request=asked, by=city_officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        JoinRequest.objects.filter(pk=asked.pk).update(state="accepted", decided_by=city_officer)


def test_asking_twice_gives_the_open_request(worker, tree):
    assert ask(worker, tree.other_company) == ask(worker, tree.other_company)
    with pytest.raises(IntegrityError), transaction.atomic():
        JoinRequest.objects.create(person=worker, union=tree.other_company, workplace="甲")


def test_member_cannot_ask_her_own_union(worker, tree):
    with pytest.raises(ValidationError) as refusal:
        ask(worker, tree.company)
    assert code_of(refusal) == "member"


def test_membership_of_somebody_else_cannot_be_left(worker, coworker, tree):
    with pytest.raises(ValidationError):
        ask(worker, tree.other_company, leaves=coworker.memberships.get())


def test_nobody_asks_for_another(worker, coworker, tree):
    with pytest.raises(PermissionDenied):
        ask_to_join(person=coworker, union=tree.works, workplace="甲", by=worker)


def test_open_requests_of_a_person_have_an_end(worker, tree, settings):
    settings.JOIN_LIMITS = {"open": 1, "day": 10}
    ask(worker, tree.works)
    with pytest.raises(ValidationError) as refusal:
        ask(worker, tree.other_company)
    assert code_of(refusal) == "open"


def test_asking_and_withdrawing_all_day_has_an_end(worker, tree, settings):
    settings.JOIN_LIMITS = {"open": 3, "day": 2}
    for _time in range(2):
        withdraw_request(request=ask(worker, tree.works), by=worker)
    with pytest.raises(ValidationError) as refusal:
        ask(worker, tree.works)
    assert code_of(refusal) == "wait"


def test_several_are_decided_each_for_itself(tree, other_officer):
    asked = [ask(PersonFactory(), tree.other_company) for _number in range(3)]
    withdraw_request(request=asked[1], by=asked[1].person)
    done, late = decide_requests(requests=asked, accept=True, by=other_officer)
    assert ([one.pk for one in done], [one.pk for one in late]) == ([asked[0].pk, asked[2].pk], [asked[1].pk])
    assert tree.other_company.memberships.count() == 2


def test_taken_in_by_the_roster_meanwhile_is_a_member_once(worker, tree, other_officer):
    asked = ask(worker, tree.other_company)
    join_union(person=worker, union=tree.other_company, by=None)
    accept_request(request=asked, by=other_officer)
    assert worker.memberships.filter(union=tree.other_company).count() == 1


def test_leaving_counts_today_and_is_one_s_own(worker, coworker):
    with pytest.raises(PermissionDenied):
        leave_own_union(membership=worker.memberships.get(), by=coworker)
    assert leave_own_union(membership=worker.memberships.get(), by=worker).to_on == TODAY()


@pytest.mark.parametrize(
    ("name", "seen"),
    [("worker", True), ("coworker", False), ("company_officer", False), ("county_officer", False)]
    + [("other_officer", True), ("city_officer", True), ("administrator", True), ("auditor", False)],
)
def test_request_is_seen_by_oneself_and_who_decides(worker, tree, request, name, seen):
    ask(worker, tree.other_company)
    assert JoinRequest.objects.visible_to(request.getfixturevalue(name)).exists() is seen


def test_unions_below_belong_to_the_officer_above(worker, county_officer, tree):
    deep = make_union("team", tree.works, name="一班")
    assert accept_request(request=ask(worker, deep), by=county_officer).state == JoinState.ACCEPTED
