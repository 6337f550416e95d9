"""Whose number it is: the database knows without knowing the number."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from accounts.actions import set_paper
from accounts.enums import Gender, PaperKind
from accounts.identity.sealing import SealBroken
from accounts.models import IdentityPaper
from audit.models import Entry
from privacy.actions import give_consent
from tests.accounts.identity.factories import number_of

LEAP, OTHER = "510802199202290008", "510824200012310008"


def code_of(**fields) -> str:
    with pytest.raises(ValidationError) as refusal:
        set_paper(**{"kind": PaperKind.RESIDENT, "by": None, **fields})
    return getattr(refusal.value, "code", None) or next(iter(refusal.value.error_dict.values()))[0].code


def lines():
    return Entry.objects.filter(action__startswith="paper.")


def put(person, number=LEAP, kind=PaperKind.RESIDENT, by=None, **fields) -> IdentityPaper:
    return set_paper(person=person, kind=kind, number=number, by=by, **fields)


@pytest.fixture
def agreed(worker):
    give_consent(person=worker, kind="id_paper", channel="page", by=worker)


def test_a_number_is_stored_sealed_and_shown_masked(worker):
    paper = put(worker, " 510802 19920229 0008")
    stored = IdentityPaper.objects.get(pk=paper.pk)
    assert (stored.number, stored.masked) == (LEAP, "510802********0008")
    assert (stored.birth, stored.gender) == (datetime.date(1992, 2, 29), Gender.FEMALE)


def test_no_table_holds_the_number(worker):
    put(worker)
    with connection.cursor() as cursor:
        for table in ("accounts_identitypaper", "audit_entry"):
            cursor.execute(f"SELECT * FROM {table}")
            assert "19920229" not in repr(cursor.fetchall())


def test_a_second_owner_is_refused_by_action_and_database(worker, coworker):
    put(worker)
    assert code_of(person=coworker, number=LEAP) == "taken"
    assert code_of(person=coworker, number=LEAP, kind=PaperKind.RESIDENT) == "taken"
    with pytest.raises(IntegrityError), transaction.atomic():
        IdentityPaper.build(person=coworker, kind=PaperKind.RESIDENT, number=LEAP).save()
    assert [paper.person_id for paper in IdentityPaper.objects.all()] == [worker.pk]


def test_the_same_number_again_changes_nothing(worker):
    first = put(worker)
    again = put(worker, "５１０８０２１９９２０２２９０００８", by=worker)
    assert (again.pk, again.sealed, lines().count()) == (first.pk, first.sealed, 1)


def test_rows_built_in_bulk_are_the_same_rows(worker, coworker):
    pairs = [(worker, LEAP), (coworker, OTHER)]
    rows = [IdentityPaper.build(person=person, kind=PaperKind.RESIDENT, number=number) for person, number in pairs]
    IdentityPaper.objects.bulk_create(rows)
    assert {paper.person_id: paper.number for paper in IdentityPaper.objects.all()} == {
        worker.pk: LEAP,
        coworker.pk: OTHER,
    }
    assert put(worker).pk == IdentityPaper.objects.get(person=worker).pk


def test_what_was_stated_and_differs_stores_nothing(worker):
    assert code_of(person=worker, number=LEAP, gender=Gender.MALE) == "gender_differs"
    assert code_of(person=worker, number=LEAP, birth=datetime.date(1992, 2, 28)) == "birth_differs"
    assert not IdentityPaper.objects.exists()
    assert put(worker, birth=datetime.date(1992, 2, 29), gender=Gender.FEMALE).pk


def test_a_worker_enters_no_number_before_she_agrees(worker):
    with pytest.raises(PermissionDenied, match="单独同意"):
        put(worker, by=worker)
    assert not IdentityPaper.objects.exists()


def test_a_worker_enters_her_number_once_and_an_officer_corrects_it(
    agreed, worker, company_officer, other_officer, auditor
):
    put(worker, by=worker)
    for person in (worker, other_officer, auditor):
        with pytest.raises(PermissionDenied):
            put(worker, OTHER, by=person)
    put(worker, OTHER, by=company_officer)
    paper = IdentityPaper.objects.get(person=worker)
    assert (paper.number, paper.set_by) == (OTHER, company_officer)


def test_nobody_enters_a_number_for_a_coworker(worker, coworker):
    with pytest.raises(PermissionDenied):
        put(coworker, by=worker)


def test_setting_and_changing_leave_a_line_without_the_number(agreed, worker, company_officer):
    put(worker, by=worker)
    put(worker, OTHER, by=company_officer)
    assert [(entry.action, entry.by, entry.subject) for entry in lines().order_by("pk")] == [
        ("paper.set", worker.pk, worker.pk),
        ("paper.changed", company_officer.pk, worker.pk),
    ]
    assert lines().first().facts == {"kind": "resident", "fields": ["number"]}


def test_a_seal_moved_to_another_row_is_found(worker, coworker):
    mine, hers = put(worker), put(coworker, OTHER)
    IdentityPaper.objects.filter(pk=hers.pk).update(sealed=mine.sealed)
    moved = IdentityPaper.objects.get(pk=hers.pk)
    with pytest.raises(SealBroken):
        _ = moved.number
    assert moved.masked == "*" * 18


def test_one_person_may_hold_several_papers(worker):
    put(worker)
    put(worker, "E12345678", PaperKind.PASSPORT)
    assert sorted(paper.masked for paper in worker.papers.all()) == ["510802********0008", "E1*****78"]


def test_a_permit_cannot_stand_beside_a_card_of_somebody_with_the_same_number(worker, coworker):
    number = number_of("810000", datetime.date(1980, 3, 4))
    put(worker, number, PaperKind.HOME_PERMIT)
    assert code_of(person=coworker, number=number, kind=PaperKind.RESIDENT) == "taken"
