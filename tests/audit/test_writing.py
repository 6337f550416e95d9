"""The log only grows, and each entry holds the one before it."""

import datetime
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from audit.actions import Line, write, write_many
from audit.actions.writing import chain_of
from audit.canonical import GENESIS
from audit.models import Entry, Head
from audit.models.append_only import Unchangeable

SOMEBODY, SOMEONE = uuid.UUID(int=7), uuid.UUID(int=8)


def test_an_entry_says_who_what_whose_and_why(db):
    write(action="paper.revealed", by=SOMEBODY, subject=SOMEONE, facts={"kind": "resident"}, reason=" 核对 ")
    entry = Entry.objects.get()
    assert (entry.action, entry.by, entry.subject, entry.subject_kind) == (
        "paper.revealed",
        SOMEBODY,
        SOMEONE,
        "person",
    )
    assert (entry.facts, entry.reason, entry.previous, entry.number) == ({"kind": "resident"}, "核对", GENESIS, 1)
    assert entry.hash == entry.counted_hash()


def test_ids_may_come_as_text(db):
    entry = write(action="x", by=str(SOMEBODY), subject=str(SOMEONE))
    assert Entry.objects.get().hash == entry.hash == Entry.objects.get().counted_hash()


def test_entries_of_one_person_stand_in_one_chain(db):
    for _time in range(3):
        write(action="x", by=SOMEBODY)
    first, second, third = Entry.objects.order_by("number")
    assert (second.previous, third.previous) == (first.hash, second.hash)
    head = Head.objects.get(chain=chain_of(SOMEBODY))
    assert (head.number, head.hash) == (3, third.hash)


def test_the_installation_has_a_chain_of_its_own_and_people_spread(db, settings):
    chains = {chain_of(uuid.uuid4()) for _time in range(2000)}
    assert chain_of(None) == 0
    assert chains == set(range(1, settings.AUDIT_CHAINS + 1))


def test_many_lines_are_chained_like_single_ones(db):
    write(action="first", by=None)
    entries = write_many(by=None, lines=[Line("roster.applied", uuid.uuid4()) for _row in range(1200)])
    rows = list(Entry.objects.order_by("number"))
    assert [row.previous for row in rows] == [GENESIS, *(row.hash for row in rows[:-1])]
    assert [row.hash for row in rows] == [row.counted_hash() for row in rows]
    assert (len(entries), Head.objects.get().number) == (1200, 1201)


def test_no_lines_write_nothing(db):
    assert write_many(by=None, lines=[]) == []


def test_what_is_undone_leaves_no_line(db):
    with transaction.atomic():
        write(action="x", by=None)
        transaction.set_rollback(True)
    assert (Entry.objects.count(), Head.objects.count()) == (0, 0)


def test_facts_come_back_from_the_database_as_they_were_hashed(db):
    day = datetime.date(2026, 11, 26)
    facts = {"day": day, "ids": (SOMEBODY,), "text": "a\x00b · 王", "none": None, "yes": True, "big": 2**60}
    write(action="x", by=None, facts=facts)
    stored = Entry.objects.get()
    assert stored.facts == {
        "day": "2026-11-26",
        "ids": [str(SOMEBODY)],
        "text": "ab · 王",
        "none": None,
        "yes": True,
        "big": 2**60,
    }
    assert stored.hash == stored.counted_hash()


@pytest.mark.parametrize("facts", [{"share": 0.5}, {"of": {1, 2}}, {"bytes": b""}])
def test_facts_that_a_database_would_give_back_changed_are_a_fault_of_the_caller(db, facts):
    with pytest.raises(TypeError):
        write(action="x", by=None, facts=facts)


def test_a_reason_that_is_too_long_is_said_and_not_cut(db):
    with pytest.raises(ValidationError) as refusal:
        write(action="x", by=None, reason="因" * 301)
    assert refusal.value.code == "reason"
    assert write(action="x", by=None, reason="因" * 300).reason == "因" * 300


def test_models_refuse_to_change_and_to_delete(db):
    entry = write(action="x", by=None)
    with pytest.raises(Unchangeable):
        entry.save()
    with pytest.raises(Unchangeable):
        entry.delete()
    with pytest.raises(Unchangeable):
        Entry.objects.update(action="y")
    with pytest.raises(Unchangeable):
        Entry.objects.all().delete()


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET action = 'y'", "DELETE FROM audit_entry"])
def test_the_database_refuses_too(db, statement):
    write(action="x", by=None)
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Entry.objects.get().action == "x"


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite knows no TRUNCATE")
def test_postgresql_refuses_to_empty_the_table(db):
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE audit_entry")


@pytest.mark.django_db(transaction=True)
def test_32_threads_write_unbroken_chains():
    people = [uuid.UUID(int=number % 3) for number in range(96)]

    def call(person):
        try:
            return write(action="x", by=person).hash
        finally:
            connection.close()

    with ThreadPoolExecutor(32) as pool:
        hashes = list(pool.map(call, people))
    assert len(set(hashes)) == 96
    for chain in {chain_of(person) for person in people}:
        rows = list(Entry.objects.filter(chain=chain).order_by("number"))
        assert [row.number for row in rows] == list(range(1, len(rows) + 1))
        assert [row.previous for row in rows] == [GENESIS, *(row.hash for row in rows[:-1])]
