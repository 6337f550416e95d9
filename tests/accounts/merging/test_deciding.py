"""Two officers, never one, and never over people who are not theirs."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from accounts.actions import ask_merge, decide_merge, end_role, grant_role, join_union, set_paper
from accounts.enums import MergeState, PaperKind, Role
from accounts.merging.preview import preview
from accounts.models import Membership, MergeRequest, Person, RoleGrant, Session
from accounts.queries import memberships_of
from audit.models import Entry
from tests.factories import PersonFactory

LEAP, OTHER = "510802199202290008", "510824200012310008"


@pytest.fixture
def second_officer(tree) -> Person:
    person = PersonFactory(name="曹二")
    join_union(person=person, union=tree.county, by=None)
    grant_role(person=person, role=Role.OFFICER, union=tree.county, by=None)
    return person


@pytest.fixture
def request_for(worker, coworker, county_officer) -> MergeRequest:
    """The co-worker's record is an older one of the worker."""
    return ask_merge(kept=worker, gone=coworker, reason="同一人，换过手机号", by=county_officer)


def code_of(function, **fields) -> str:
    with pytest.raises(ValidationError) as refusal:
        function(**fields)
    if hasattr(refusal.value, "error_dict"):
        return next(iter(refusal.value.error_dict.values()))[0].code
    return refusal.value.code


def test_asking_moves_nothing(request_for, worker, coworker):
    assert (request_for.state, request_for.decided_by) == (MergeState.ASKED, None)
    assert Person.objects.get(pk=coworker.pk).is_active
    assert {entry.action for entry in Entry.objects.filter(subject=coworker.pk)} >= {"merge.asked"}


def test_who_asked_does_not_decide(request_for, county_officer):
    with pytest.raises(PermissionDenied):
        decide_merge(merge=request_for, is_approved=True, by=county_officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        MergeRequest.objects.filter(pk=request_for.pk).update(decided_by=county_officer)
    assert MergeRequest.objects.get().state == MergeState.ASKED


def test_another_officer_decides_and_the_record_is_an_empty_pointer(request_for, worker, coworker, second_officer):
    old_phone = coworker.phone
    decide_merge(merge=request_for, is_approved=True, by=second_officer)
    gone = Person.objects.get(pk=coworker.pk)
    assert (gone.merged_into, gone.name, gone.phone, gone.is_active) == (worker, "", None, False)
    assert not gone.has_usable_password()
    assert (gone.memberships.count(), gone.role_grants.count(), gone.papers.count()) == (0, 0, 0)
    assert not Person.objects.filter(phone=old_phone).exists()
    assert Person.objects.get(pk=worker.pk).phone == worker.phone


@pytest.mark.parametrize("name", ["worker", "coworker", "stranger", "trainer", "auditor", "other_officer", "librarian"])
def test_nobody_else_asks(request, name, worker, coworker):
    with pytest.raises(PermissionDenied):
        ask_merge(kept=worker, gone=coworker, reason="x", by=request.getfixturevalue(name))


def test_a_person_of_another_part_is_not_merged(worker, stranger, county_officer, city_officer):
    with pytest.raises(PermissionDenied):
        ask_merge(kept=worker, gone=stranger, reason="x", by=county_officer)
    assert ask_merge(kept=worker, gone=stranger, reason="x", by=city_officer).pk


def test_an_officer_of_another_part_does_not_decide(request_for, other_officer):
    with pytest.raises(PermissionDenied):
        decide_merge(merge=request_for, is_approved=True, by=other_officer)


def test_a_reason_is_asked_for_and_one_request_a_record(request_for, worker, coworker, county_officer, second_officer):
    fields = {"kept": worker, "gone": coworker, "by": second_officer}
    assert code_of(ask_merge, reason=" ", **fields) == "reason"
    assert code_of(ask_merge, reason="又一次", **fields) == "asked"
    assert code_of(decide_merge, merge=request_for, is_approved=False, by=second_officer) == "reason"


def test_a_refusal_says_why_and_moves_nothing(request_for, coworker, second_officer):
    merge = decide_merge(merge=request_for, is_approved=False, by=second_officer, answer="是两个人")
    assert (merge.state, merge.answer) == (MergeState.REFUSED, "是两个人")
    assert Person.objects.get(pk=coworker.pk).is_active
    assert code_of(decide_merge, merge=merge, is_approved=True, by=second_officer) == "decided"


def test_two_identity_numbers_are_two_people(worker, coworker, county_officer, request_for, second_officer):
    set_paper(person=worker, kind=PaperKind.RESIDENT, number=LEAP, by=None)
    set_paper(person=coworker, kind=PaperKind.RESIDENT, number=OTHER, by=None)
    assert code_of(decide_merge, merge=request_for, is_approved=True, by=second_officer) == "two_papers"
    fresh = {"kept": coworker, "gone": worker, "reason": "x", "by": county_officer}
    assert code_of(ask_merge, **fresh) == "two_papers"


def test_a_record_is_not_merged_into_itself_nor_twice(request_for, worker, coworker, second_officer, county_officer):
    assert code_of(ask_merge, kept=worker, gone=worker, reason="x", by=county_officer) == "same"
    decide_merge(merge=request_for, is_approved=True, by=second_officer)
    gone = Person.objects.get(pk=coworker.pk)
    with pytest.raises(PermissionDenied):  # it has no union any more
        ask_merge(kept=worker, gone=gone, reason="x", by=county_officer)


def test_papers_memberships_and_roles_go_over(tree, request_for, worker, coworker, second_officer):
    set_paper(person=coworker, kind=PaperKind.RESIDENT, number=LEAP, by=None)
    join_union(person=coworker, union=tree.works, by=None)
    grant_role(person=coworker, role=Role.TRAINER, union=tree.company, by=None)
    grant_role(person=worker, role=Role.TRAINER, union=tree.company, by=None)
    for grant in RoleGrant.objects.all():
        if grant.person_id in {worker.pk, coworker.pk}:
            end_role(grant=grant, by=None)  # nobody above the officers
    decide_merge(merge=request_for, is_approved=True, by=second_officer)
    assert worker.papers.get().number == LEAP
    assert {row.union for row in memberships_of(worker)} == {tree.company, tree.works}
    assert Membership.objects.filter(person=worker, is_main=True).count() == 1


def test_the_same_membership_twice_is_one_from_the_earlier_day(request_for, worker, coworker, second_officer):
    early = datetime.date(2019, 3, 1)
    Membership.objects.filter(person=coworker).update(from_on=early)
    decide_merge(merge=request_for, is_approved=True, by=second_officer)
    assert Membership.objects.get(person=worker).from_on == early


def test_every_sign_in_of_the_old_record_ends(request_for, coworker, second_officer, client_for):
    client = client_for(coworker)
    assert client.get("/people/me/").status_code == 200
    decide_merge(merge=request_for, is_approved=True, by=second_officer)
    assert client.get("/people/me/").status_code == 302
    assert not Session.objects.filter(person=coworker).exists()


def test_the_number_goes_over_where_the_other_record_has_none(request_for, worker, coworker, second_officer):
    Person.objects.filter(pk=worker.pk).update(phone=None)
    decide_merge(merge=request_for, is_approved=True, by=second_officer)
    assert Person.objects.get(pk=worker.pk).phone == coworker.phone


def test_the_preview_counts_what_moves(worker, coworker):
    set_paper(person=coworker, kind=PaperKind.RESIDENT, number=LEAP, by=None)
    assert [number for _label, number in preview(worker, coworker)] == [1, 1]
