"""The command that looks, and the root of each day."""

import datetime
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from audit.actions import write
from audit.roots import root_files, write_root
from audit.verifying import findings
from tests.audit.verifying.forging import CHAIN, PERSON, sql


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
