"""The log's beginning goes in whole sealed segments after its last day, never before; what is left still verifies."""

import datetime
import uuid
from unittest import mock

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from audit import triggers
from audit.actions import seal_before, write
from audit.actions.writing import chain_of
from audit.models import Entry, Head, Seal
from audit.roots import root_files, write_root
from audit.verifying import findings
from privacy.actions import seal_outlived
from privacy.models import RetentionRule
from tests.notices.factories import clock_at

SOMEBODY, OTHER = uuid.UUID(int=5), uuid.UUID(int=6)
DAYS = [datetime.date(2026, 1, day) for day in (1, 2, 3)]


def noon(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(12), timezone.get_current_timezone())


@pytest.fixture
def log(db, settings, tmp_path):
    """Three days: two entries of somebody and one of another each day, and the signed root of the day; one of today."""
    settings.AUDIT_ROOT_DIR = tmp_path / "roots"
    RetentionRule.objects.filter(kind="audit").delete()
    RetentionRule.objects.create(kind="audit", months=6, from_on=datetime.date(2020, 1, 1), source="测试文件")
    for day in DAYS:
        with clock_at(noon(day)):
            for by in (SOMEBODY, SOMEBODY, OTHER):
                write(action="person.read", by=by)
            write_root(day)
    write(action="person.read", by=SOMEBODY)
    write_root()


def numbers(by: uuid.UUID) -> list[int]:
    return list(Entry.objects.filter(chain=chain_of(by)).order_by("number").values_list("number", flat=True))


def midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.min, timezone.get_current_timezone())


def test_on_the_last_day_it_stays_and_on_the_next_it_goes(log):
    assert seal_outlived(by=None, on=datetime.date(2026, 7, 1)) == 0
    assert numbers(SOMEBODY) == [1, 2, 3, 4, 5, 6, 7]
    assert seal_outlived(by=None, on=datetime.date(2026, 7, 2)) == 3
    assert (numbers(SOMEBODY), numbers(OTHER)) == ([3, 4, 5, 6, 7], [2, 3])
    assert list(findings()) == []
    line = Entry.objects.get(action="audit.sealed")
    assert (line.facts["entries"], line.facts["root"]) == (3, "2026-01-01")


def test_sealed_again_and_written_on_it_is_still_whole(log):
    seal_outlived(by=None, on=datetime.date(2026, 7, 2))
    assert seal_outlived(by=None, on=datetime.date(2026, 7, 2)) == 0
    assert seal_outlived(by=None, on=datetime.date(2026, 7, 4)) == 6
    write(action="person.read", by=OTHER)
    assert (numbers(SOMEBODY), numbers(OTHER)) == ([7], [4])
    assert list(findings()) == []
    assert Head.objects.get(chain=chain_of(OTHER)).number == 4


def test_without_a_decided_period_or_a_root_nothing_goes(log):
    RetentionRule.objects.filter(kind="audit").update(months=None)
    assert seal_outlived(by=None, on=datetime.date(2060, 1, 1)) == 0
    RetentionRule.objects.filter(kind="audit").update(months=6)
    for path in root_files():
        path.unlink()
    assert seal_outlived(by=None, on=datetime.date(2026, 8, 1)) == 0
    assert numbers(SOMEBODY) == [1, 2, 3, 4, 5, 6, 7]


def test_a_longer_rule_of_that_time_keeps_it(log):
    RetentionRule.objects.update_or_create(kind="audit", defaults={"to_on": datetime.date(2026, 1, 1), "months": 36})
    values = {"kind": "audit", "months": 1, "from_on": datetime.date(2026, 1, 2), "source": "测试文件"}
    RetentionRule.objects.create(**values)
    assert seal_outlived(by=None, on=datetime.date(2028, 12, 31)) == 0


def test_a_chain_with_a_fault_stays_and_the_others_go(log, caplog):
    triggers.run(triggers.undo_statements(connection.vendor))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_entry SET reason = 'x' WHERE chain = %s AND number = 1", [chain_of(SOMEBODY)])
    triggers.run(triggers.statements(connection.vendor))
    assert seal_before(before=midnight(datetime.date(2026, 1, 4))) == {chain_of(OTHER): 3}
    assert numbers(SOMEBODY) == [1, 2, 3, 4, 5, 6, 7]
    assert "is not sealed" in caplog.text
    assert len(list(findings())) == 1


def test_the_database_lets_only_go_what_a_seal_covers(log):
    seal_before(before=midnight(datetime.date(2026, 1, 2)))
    for statement in ("DELETE FROM audit_entry", "UPDATE audit_seal SET number = 99", "DELETE FROM audit_seal"):
        with pytest.raises(DatabaseError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert numbers(SOMEBODY) == [3, 4, 5, 6, 7]


def test_a_forged_seal_is_found(log):
    cut = Entry.objects.get(chain=chain_of(SOMEBODY), number=6)
    seal = Seal(chain=cut.chain, number=6, hash=cut.hash, before=timezone.now(), root="2026-01-03", signature="00" * 64)
    seal.save()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_entry WHERE chain = %s AND number <= 6", [cut.chain])
    assert list(findings()) == [f"chain {cut.chain}, seal 6: the signature does not fit; its entries were cut off"]


def test_a_seal_that_the_root_contradicts_is_found(log):
    from audit.signing import sign

    cut = Entry.objects.get(chain=chain_of(SOMEBODY), number=6)
    seal = Seal(chain=cut.chain, number=6, hash="0" * 64, before=timezone.now(), root="2026-01-03")
    seal.signature = sign(seal.signed_text())
    seal.save()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_entry WHERE chain = %s AND number <= 6", [cut.chain])
    found = list(findings())
    assert f"root 2026-01-03: chain {cut.chain} had another entry 6; the chain was written anew" in found


def test_nothing_is_half_done_when_deleting_fails(log):
    with mock.patch("audit.actions.sealing.QuerySet", side_effect=RuntimeError), pytest.raises(RuntimeError):
        seal_before(before=midnight(datetime.date(2026, 1, 2)))
    assert not Seal.objects.exists()
    assert list(findings()) == []
