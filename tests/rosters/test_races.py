"""Workers that are killed, doubled or late; two rosters that bring the same people."""

from __future__ import annotations

import datetime
import os
import signal
import subprocess
import sys
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import IdentityPaper, Membership, Person
from privacy.actions import erase
from records.models import OutboxMessage
from rosters.actions import apply_roster, resume_abandoned, undo_roster, work_on
from rosters.actions.owning import Overtaken, beat
from rosters.enums import State
from rosters.models import RosterImport
from tests.rosters.books import person, workbook
from tests.rosters.working import bring, deliver, fresh, preview, told

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = 60
SHIFT = """
import os, sys, django
from django.conf import settings
django.setup()
name, engine = sys.argv[2], settings.DATABASES["default"]
engine["NAME"] = name
settings.ROSTERS = {"batch": 10}
from rosters.actions import applying, work_on
write, batches = applying.write, []
def counted(*given):
    write(*given)
    batches.append(1)
    if len(batches) == 2:
        os.kill(os.getpid(), 9)
applying.write = counted
work_on(pk=sys.argv[1])
"""


def at_once(functions):
    def call(function):
        try:
            return function()
        except ValidationError as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(functions)) as pool:
        return list(pool.map(call, functions))


def grow_old() -> None:
    """As if the worker had said nothing for two minutes."""
    RosterImport.objects.update(beat_at=timezone.now() - datetime.timedelta(minutes=2))


def test_killed_worker_is_replaced_and_every_row_is_imported_once(tree, county_officer):
    roster = preview(workbook([person(n) for n in range(1, ROWS + 1)]), tree.company, county_officer)
    apply_roster(roster=roster, by=county_officer)
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "lms.settings.test"}
    command = [sys.executable, "-c", SHIFT, str(roster.pk), str(connection.settings_dict["NAME"])]
    killed = subprocess.run(command, env=environment, cwd=settings.BASE_DIR, check=False, capture_output=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()[-2000:]
    assert (fresh(roster).state, fresh(roster).done_count) == (State.APPLYING, 20)
    OutboxMessage.objects.all().delete()  # the queue knows nothing of it either
    assert resume_abandoned() == 0
    grow_old()
    assert resume_abandoned() == 1
    deliver()
    roster = fresh(roster)
    assert (roster.state, told(roster)["new"], roster.done_count) == (State.APPLIED, ROWS, ROWS)
    assert IdentityPaper.objects.count() == ROWS
    assert Membership.objects.filter(person__name__startswith="工友").count() == ROWS


def test_four_workers_at_once_do_it_once(tree, county_officer):
    roster = preview(workbook([person(n) for n in range(1, 30)]), tree.company, county_officer)
    apply_roster(roster=roster, by=county_officer)
    at_once([lambda: work_on(pk=str(roster.pk))] * 4)
    assert (fresh(roster).state, IdentityPaper.objects.count()) == (State.APPLIED, 29)


def test_button_pressed_by_two_officers_counts_once(tree, county_officer, city_officer):
    roster = preview(workbook([person(1)]), tree.company, county_officer)
    got = at_once([lambda by=by: apply_roster(roster=roster, by=by) for by in (county_officer, city_officer)])
    assert sorted(map(str, got)) == ["None", "state"]


def test_two_rosters_that_bring_the_same_people_give_each_person_once(tree, county_officer, city_officer):
    data = workbook([person(n) for n in range(1, 40)])
    rosters = [preview(data, tree.company, by) for by in (county_officer, city_officer)]
    for roster, by in zip(rosters, (county_officer, city_officer), strict=True):
        apply_roster(roster=roster, by=by)
    at_once([lambda pk=roster.pk: work_on(pk=str(pk)) for roster in rosters])
    deliver()
    assert {fresh(roster).state for roster in rosters} == {State.APPLIED}
    assert Person.objects.filter(papers__isnull=False).count() == 39
    assert Membership.objects.current().filter(person__papers__isnull=False).count() == 39


def test_worker_that_was_overtaken_writes_nothing_more(tree, county_officer):
    roster = preview(workbook([person(1)]), tree.company, county_officer)
    with pytest.raises(Overtaken):
        beat(roster, uuid.uuid4(), done_count=99)
    assert fresh(roster).done_count != 99


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite writes one transaction after the other anyway")
@pytest.mark.parametrize("undoes", [False, True])
def test_who_is_being_deleted_while_a_batch_begins_is_not_written_again(tree, county_officer, undoes):
    bring(workbook([person(1)]), tree.company, county_officer)
    found = Person.objects.get(phone=f"+86{person(1)[3]}")
    roster = preview(workbook([person(1, "别的名字")]), tree.company, county_officer)
    apply_roster(roster=roster, takes_all=True, by=county_officer)
    if undoes:
        deliver()
        undo_roster(roster=fresh(roster), by=county_officer)
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Person.objects.select_for_update().get(pk=found.pk)
            batch = pool.submit(at_once, [lambda: work_on(pk=str(roster.pk))])
            while not (waiting := somebody_waits()) and not batch.done():
                pass
            stone = erase(person=found, by=None)
        batch.result()
    found.refresh_from_db()
    assert (waiting, found.name, found.phone) == (True, stone.pseudonym, None)
    assert fresh(roster).rows.count() == 0


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        here = "select pid from pg_stat_activity where datname = current_database()"
        cursor.execute(f"select exists(select from pg_locks where not granted and pid in ({here}))")
        return cursor.fetchone()[0]
