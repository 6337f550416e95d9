"""What is changed with all the hashes behind it is found by heads and roots."""

import datetime
import json
import shutil

import pytest
from django.conf import settings as django_settings

from audit.models import Entry, Head
from audit.roots import root_files, write_root
from audit.verifying import findings
from tests.audit.verifying.forging import CHAIN, entry, sql


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
