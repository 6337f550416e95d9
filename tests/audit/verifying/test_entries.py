"""Planted damage: each kind is named with its place, and the whole log has no finding."""

import pytest

from audit.models import Entry
from audit.verifying import findings
from tests.audit.verifying.forging import CHAIN, PERSON, entry, sql


def test_a_whole_log_has_no_finding(log):
    assert list(findings()) == []


def test_an_empty_log_has_no_finding(db, settings, tmp_path):
    settings.AUDIT_ROOT_DIR = tmp_path
    assert list(findings()) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("action", "'person.left'"),
        ("reason", "'x'"),
        ("subject_kind", "'union'"),
        ("subject", "NULL"),
        ("by", "NULL"),
        ("facts", "'{}'"),
        ("at", "'2037-01-01 00:00:00+00:00'"),
    ],
)
def test_a_changed_field_is_found(log, column, value):
    pk = entry(4).pk
    sql(f'UPDATE audit_entry SET "{column}" = {value} WHERE id = {pk}')
    assert list(findings()) == [
        f"chain {CHAIN}, entry 4 (audit_entry {pk}): changed after it was written, or put into another place"
    ]


def test_a_deletion_in_the_middle_is_found(log):
    sql("DELETE FROM audit_entry WHERE chain = %s AND number IN (4, 5)", CHAIN)
    assert list(findings()) == [
        f"chain {CHAIN}: entries 4 to 5 are missing",
        f"root 2026-11-05: chain {CHAIN} had 5 entries that day; its end was cut off",
    ]


def test_two_entries_changed_round_are_found(log):
    first, second = entry(4).pk, entry(6).pk
    for pk, number in ((first, 100), (second, 4), (first, 6)):
        sql("UPDATE audit_entry SET number = %s WHERE id = %s", number, pk)
    found = list(findings())
    assert [line for line in found if f"(audit_entry {first})" in line]
    assert [line for line in found if f"(audit_entry {second})" in line]


def test_an_insertion_with_the_rest_moved_on_is_found(log):
    for number in range(8, 4, -1):
        sql("UPDATE audit_entry SET number = %s WHERE chain = %s AND number = %s", number + 1, CHAIN, number)
    forged = Entry(chain=CHAIN, number=5, at=entry(4).at, action="x", by=PERSON, facts={}, previous=entry(4).hash)
    forged.hash = forged.counted_hash()
    Entry.objects.bulk_create([forged])
    found = list(findings())
    assert len([line for line in found if "put into another place" in line]) == 4
    assert f"root 2026-11-05: chain {CHAIN} had another entry 5; the chain was written anew" in found


def test_an_entry_replaced_by_a_forged_one_is_found(log):
    old = entry(6)
    sql("DELETE FROM audit_entry WHERE id = %s", old.pk)
    forged = Entry(chain=CHAIN, number=6, at=old.at, action="x", by=PERSON, facts={}, previous=old.previous)
    forged.hash = forged.counted_hash()
    Entry.objects.bulk_create([forged])
    assert list(findings()) == [
        f"chain {CHAIN}, entry 7 (audit_entry {entry(7).pk}): does not follow the entry before it: inserted, "
        "or that one was replaced"
    ]


def test_an_entry_put_at_the_end_by_hand_is_found(log):
    forged = Entry(chain=CHAIN, number=9, at=entry(8).at, action="x", by=PERSON, facts={}, previous=entry(8).hash)
    forged.hash = forged.counted_hash()
    Entry.objects.bulk_create([forged])
    assert list(findings()) == [f"chain {CHAIN}: entry 9 is appended by something else than the platform"]
