"""A restored backup brings the deleted back; the stones outside the database send them away again."""

import io
import json
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core import serializers
from django.core.management import call_command
from django.db import connection

from accounts.actions import queue_sms
from accounts.models import Membership, Person, SmsMessage
from privacy import tombstones
from privacy.actions import erase
from privacy.models import Tombstone
from tests.privacy import canary


@pytest.fixture(autouse=True)
def stones():
    path = Path(settings.TOMBSTONES)
    path.unlink(missing_ok=True)
    yield path
    path.unlink(missing_ok=True)


def named(worker) -> Person:
    Person.objects.filter(pk=worker.pk).update(name=canary.NAME, phone=canary.PHONE, email=canary.EMAIL)
    queue_sms(phone=canary.PHONE, text=f"{canary.NAME}您好", by=None)
    return Person.objects.get(pk=worker.pk)


def replay() -> str:
    out = io.StringIO()
    call_command("replay_tombstones", stdout=out)
    return out.getvalue()


def backup() -> str:
    return serializers.serialize("json", [*Person.objects.all(), *Membership.objects.all(), *SmsMessage.objects.all()])


def restore(saved: str) -> None:
    """As a backup of before the deletion: the rows as they were, and no stone."""
    Tombstone.objects.all().delete()
    for row in serializers.deserialize("json", saved):
        row.save()


def test_the_file_names_nobody(worker, stones):
    person = named(worker)
    stone = erase(person=person, by=None)
    line = json.loads(stones.read_text())
    assert line == {"person": str(worker.pk), "pseudonym": stone.pseudonym, "deleted_at": stone.deleted_at.isoformat()}


def test_after_a_restore_the_deleted_are_deleted_again(worker, coworker):
    person = named(worker)
    saved = backup()
    stone = erase(person=person, by=None)
    restore(saved)
    assert Person.objects.get(pk=worker.pk).name == canary.NAME
    assert "1 tombstones, 1 people" in replay()
    assert Person.objects.get(pk=worker.pk).name == stone.pseudonym
    assert Tombstone.objects.get().pseudonym == stone.pseudonym
    assert not SmsMessage.objects.exists()
    assert Person.objects.get(pk=coworker.pk).is_active


def test_replaying_again_changes_nothing(worker):
    erase(person=named(worker), by=None)
    assert "1 tombstones, 0 people" in replay()


def test_a_person_younger_than_the_backup_is_no_trouble(worker, db):
    erase(person=named(worker), by=None)
    Tombstone.objects.all().delete()
    Membership.objects.filter(person=worker).delete()
    Person.objects.filter(pk=worker.pk).delete()
    assert "1 tombstones, 0 people" in replay()


def test_a_line_that_was_cut_short_is_passed_over(worker, stones):
    erase(person=named(worker), by=None)
    stones.write_text(stones.read_text() + '{"person": "0971')
    assert "1 tombstones" in replay()


def test_without_a_file_nobody_is_deleted(worker, monkeypatch):
    def full(stone):
        raise OSError("no space left")

    monkeypatch.setattr(tombstones, "write_down", full)
    with pytest.raises(OSError, match="no space"):
        erase(person=named(worker), by=None)
    assert Person.objects.get(pk=worker.pk).name == canary.NAME


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="copies the database's file")
def test_a_real_backup_of_the_file_is_restored_and_cleaned(tree, tmp_path):
    from tests.factories import PersonFactory

    worker = named(PersonFactory())
    name, copy = connection.settings_dict["NAME"], tmp_path / "backup.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(copy)])
    erase(person=worker, by=None)
    assert canary.places_of(canary.NAME, "19951739286", canary.EMAIL) == []
    connection.close()
    for beside in ("-wal", "-shm"):
        Path(f"{name}{beside}").unlink(missing_ok=True)
    shutil.copyfile(copy, name)
    assert canary.places_of(canary.NAME) != []
    assert "1 tombstones, 1 people" in replay()
    assert canary.places_of(canary.NAME, "19951739286", canary.EMAIL) == []
