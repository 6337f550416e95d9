"""Planted damage: each kind is named with its place, and the whole log has no finding."""

import datetime
import json
import shutil
import uuid

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from audit import triggers
from audit.actions import write
from audit.actions.writing import chain_of
from audit.models import Entry, Head
from audit.roots import root_files, write_root
from audit.verifying import findings

PERSON = uuid.UUID(int=5)
CHAIN = chain_of(PERSON)


@pytest.fixture
def log(db, settings, tmp_path):
    """Eight entries of one person, one of the installation; three days of roots; the triggers put aside."""
    settings.AUDIT_ROOT_DIR = tmp_path / "roots"
    for number in range(1, 9):
        write(action="person.read", by=PERSON, subject=uuid.UUID(int=number), facts={"n": number})
        if number in {3, 5, 8}:
            write_root(datetime.date(2026, 11, number))
    write(action="role.granted", by=None)
    triggers.run(triggers.undo_statements(connection.vendor))
    yield
    triggers.run(triggers.statements(connection.vendor))


def sql(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def entry(number: int) -> Entry:
    return Entry.objects.get(chain=CHAIN, number=number)


def remake_chain_from(number: int, **changes) -> None:
    """What a careful forger does: change one entry and hash everything after it anew, the end too."""
    previous = entry(number).previous
    for row in Entry.objects.filter(chain=CHAIN, number__gte=number).order_by("number"):
        for name, value in changes.items() if row.number == number else ():
            setattr(row, name, value)
        row.previous = previous
        previous = row.counted_hash()
        sql(
            "UPDATE audit_entry SET action = %s, previous = %s, hash = %s WHERE id = %s",
            row.action, row.previous, previous, row.pk,
        )  # fmt: skip
    Head.objects.filter(chain=CHAIN).update(hash=previous)


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


def test_a_cut_tail_is_found_by_the_head(log):
    sql("DELETE FROM audit_entry WHERE chain = %s AND number > 6", CHAIN)
    assert f"chain {CHAIN}: entries 7 to 8 are missing at the end" in list(findings())


def test_a_cut_tail_with_a_forged_head_is_found_by_the_root(log):
    sql("DELETE FROM audit_entry WHERE chain = %s AND number > 6", CHAIN)
    Head.objects.filter(chain=CHAIN).update(number=6, hash=entry(6).hash)
    assert list(findings()) == [f"root 2026-11-08: chain {CHAIN} had 8 entries that day; its end was cut off"]


def test_a_chain_deleted_with_its_head_is_found_by_the_roots(log):
    sql("DELETE FROM audit_entry WHERE chain = %s", CHAIN)
    Head.objects.filter(chain=CHAIN).delete()
    assert len([line for line in findings() if line.endswith("its end was cut off")]) == 3


def test_a_chain_hashed_anew_is_found_by_the_roots(log):
    remake_chain_from(4, action="harmless")
    assert list(findings()) == [
        f"root 2026-11-05: chain {CHAIN} had another entry 5; the chain was written anew",
        f"root 2026-11-08: chain {CHAIN} had another entry 8; the chain was written anew",
    ]


def test_a_missing_head_is_found(log):
    Head.objects.filter(chain=CHAIN).delete()
    assert list(findings()) == [f"chain {CHAIN}: its end is not recorded in audit_head"]


def test_a_changed_head_is_found(log):
    Head.objects.filter(chain=CHAIN).update(hash="0" * 64)
    assert list(findings()) == [f"chain {CHAIN}, entry 8: audit_head holds another hash"]


def test_a_changed_root_file_is_found(log):
    path = root_files()[1]
    document = json.loads(path.read_text())
    document["root"]["heads"][str(CHAIN)][0] = 4
    path.write_text(json.dumps(document))
    assert list(findings()) == [
        "root 2026-11-05: the signature does not fit the file",
        "root 2026-11-08: does not follow the file before it: one is missing or was replaced",
    ]


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"root": 1, "signature": "zz"}', "\x00"])
def test_a_root_file_of_nonsense_is_found(log, content):
    root_files()[2].write_text(content)
    assert list(findings()) == ["root 2026-11-08: the signature does not fit the file"]


def test_a_root_signed_by_another_key_is_found(log, settings):
    path = root_files()[2]
    path.unlink()
    own, settings.AUDIT_SIGNING_KEY = settings.AUDIT_SIGNING_KEY, "b" * 42 + "A"
    write_root(datetime.date(2026, 11, 8))
    settings.AUDIT_SIGNING_KEY = own
    assert list(findings()) == ["root 2026-11-08: the signature does not fit the file"]


@pytest.mark.parametrize(("gone", "named"), [(0, "2026-11-05"), (1, "2026-11-08")])
def test_a_missing_root_file_is_found(log, gone, named):
    root_files()[gone].unlink()
    assert list(findings()) == [f"root {named}: does not follow the file before it: one is missing or was replaced"]


def test_roots_that_are_no_longer_written_are_found(log):
    shutil.rmtree(django_settings.AUDIT_ROOT_DIR)
    old = entry(8).at - datetime.timedelta(days=30)
    sql("UPDATE audit_entry SET at = %s WHERE chain = 0", old)
    assert [line for line in findings() if line.startswith("roots: none was written since ever")]


def test_a_root_is_written_once_a_day(log):
    before = root_files()[2].read_bytes()
    write(action="x", by=PERSON)
    assert write_root(datetime.date(2026, 11, 8)).read_bytes() == before
    assert list(findings()) == []


def test_the_command_says_whole_or_names_what_it_found(log, capsys):
    call_command("audit_verify")
    assert capsys.readouterr().out == "The audit log is whole.\n"
    sql("DELETE FROM audit_entry WHERE chain = %s AND number = 7", CHAIN)
    with pytest.raises(CommandError) as refusal:
        call_command("audit_verify", "--json")
    assert refusal.value.returncode == 1
    assert json.loads(capsys.readouterr().out) == [f"chain {CHAIN}: entry 7 is missing"]


def test_the_command_says_when_it_cannot_look(log):
    sql("ALTER TABLE audit_entry RENAME COLUMN hash TO lost")
    with pytest.raises(CommandError) as refusal, transaction.atomic():
        call_command("audit_verify")
    assert refusal.value.returncode == 2


def test_the_task_and_the_command_write_the_root_of_today(log, capsys):
    from audit.tasks import write_root as task

    name = task()
    call_command("audit_root")
    assert name in capsys.readouterr().out
    assert [path.name for path in root_files()][-1] == name
