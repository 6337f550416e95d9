"""Who is deleted stands in no roster any more: not in a row, not in a file, read or not."""

from __future__ import annotations

import shutil

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from accounts.models import Person
from privacy.actions import erase
from rosters.actions import choose_columns, upload_roster
from rosters.enums import State
from rosters.models import RosterImport
from tests.rosters.books import TITLES, number, person, text, workbook
from tests.rosters.working import apply, bring, fresh, preview, somebody, told

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _files():
    """Files outlive the test that made them."""
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    yield
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


def files() -> list[str]:
    try:
        folders = default_storage.listdir("rosters")[0]
    except FileNotFoundError:
        return []
    return [name for folder in folders for name in default_storage.listdir(f"rosters/{folder}")[1]]


def named(roster: RosterImport) -> list[str]:
    """The names that the rows still say."""
    return [row.values["clean"].get("name") or row.values["raw"]["name"] for row in fresh(roster).rows.order_by("pk")]


def test_file_goes_when_its_rows_are_in_the_records(tree, county_officer):
    roster = preview(workbook([person(1)]), tree.company, county_officer)
    assert len(files()) == 1
    apply(roster, county_officer)
    assert (files(), fresh(roster).file.name, fresh(roster).sample) == ([], "", "")


def test_file_that_cannot_be_read_goes_at_once(tree, county_officer):
    roster = preview(b"%PDF-1.7", tree.company, county_officer)
    assert (roster.state, files()) == (State.FAILED, [])


def test_deleted_person_leaves_applied_and_waiting_rosters(tree, county_officer):
    rows = [person(1), person(2)]
    applied = bring(workbook(rows), tree.company, county_officer)
    waiting = preview(text(rows), tree.company, county_officer)
    erase(person=Person.objects.get(phone=f"+86{person(1)[3]}"), by=None)
    assert (named(applied), named(waiting)) == ([person(2)[0]], [person(2)[0]])
    waiting = fresh(waiting)
    assert (told(waiting), files(), waiting.sample) == ({"same": 1}, [], "")
    with pytest.raises(ValidationError, match="已不在"):
        choose_columns(roster=waiting, columns=waiting.columns, by=county_officer)
    assert apply(waiting, county_officer).state == State.APPLIED


@pytest.mark.parametrize(
    ("row", "goes"),
    [
        (person(1, "别的名字", number="5.10802E+17"), True),  # her phone
        (person(1, "别的名字", phone="", number=f"{number(1)[:6]} {number(1)[6:]}"), True),
        (person(1, number="5.10802E+17", phone=""), True),  # her name, and nothing that says it is another
        (person(3, person(1)[0]), False),  # another person of the same name
        (person(3, "别的名字", number="5.10802E+17"), False),
    ],
)
def test_row_that_nobody_was_found_for_goes_when_it_is_hers(row, goes, tree, county_officer):
    found = somebody(1, tree.other_company)
    roster = preview(workbook([row, person(2)]), tree.company, county_officer)
    erase(person=found, by=None)
    assert len(named(roster)) == (1 if goes else 2)


def second_sheet(book, _sheet) -> None:
    book.add_worksheet("旧表").write(4, 4, f" {person(1)[3][:3]} {person(1)[3][3:]} ")


@pytest.mark.parametrize(
    "data",
    [
        text([person(1)], titles=["甲", *TITLES[2:]], encoding="gb18030"),
        workbook([person(3)], titles=["甲", "乙"], edit=second_sheet),
    ],
)
def test_file_that_waits_for_its_columns_is_searched(data, tree, county_officer):
    found = somebody(1, tree.other_company)
    other = preview(workbook([person(2)], titles=["甲", "乙"]), tree.company, county_officer)
    roster = preview(data, tree.company, county_officer, "名册")
    assert {roster.state, other.state} == {State.COLUMNS}
    erase(person=found, by=None)
    assert (fresh(roster).state, fresh(roster).refusal_code) == (State.FAILED, "lost")
    assert (fresh(other).state, len(files())) == (State.COLUMNS, 1)


def test_list_without_headings_does_not_keep_her_in_their_place(tree, county_officer):
    found = somebody(1, tree.other_company)
    roster = preview(text([person(2)], titles=person(1)), tree.company, county_officer)
    assert person(1)[0] in roster.table["titles"]
    erase(person=found, by=None)
    assert not {person(1)[0], number(1), person(1)[3]} & set(fresh(roster).table["titles"])


def test_file_that_no_worker_has_read_yet_is_searched(tree, county_officer):
    found = somebody(1, tree.company)
    file = ContentFile(workbook([person(1)]), name="名册.xlsx")
    roster = upload_roster(file=file, union=tree.company, by=county_officer)
    erase(person=found, by=None)
    assert (fresh(roster).state, files()) == (State.FAILED, [])
