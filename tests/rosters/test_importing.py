"""From a file into the records and back: what is new, changed, moved, left, wrong and the same."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.utils import timezone, translation

from accounts.actions import create_person, join_union
from accounts.models import Membership, Person
from audit.models import Entry
from profiles.models import CategorySpan
from rosters import refusals
from rosters.actions import apply_roster, discard_roster, take_row, undo_roster, upload_roster
from rosters.enums import State
from rosters.models import RosterImport
from tests.rosters.books import TITLES, number, person, text, workbook
from tests.rosters.hostile import CORPUS, SENTENCES
from tests.rosters.working import bring, preview, somebody, told
from tests.rosters.wrong_cells import WRONG

pytestmark = pytest.mark.django_db


def test_new_people_get_a_record_a_paper_and_a_membership(tree, county_officer):
    roster = bring(workbook([person(1), person(2)]), tree.company, county_officer)
    assert (roster.state, told(roster)) == (State.APPLIED, {"new": 2})
    found = Person.objects.get(name=person(1)[0])
    membership = found.memberships.get()
    assert (found.phone, found.papers.get().number, found.has_usable_password()) == ("+8619900000001", number(1), False)
    assert (membership.union, membership.from_on, membership.to_on) == (tree.company, datetime.date(2020, 3, 1), None)
    assert Entry.objects.filter(action="roster.new", subject=found.pk, by=county_officer.pk).count() == 1


def test_preview_writes_nothing(tree, county_officer):
    before = Person.objects.count(), Membership.objects.count()
    roster = preview(workbook([person(1)]), tree.company, county_officer)
    assert (roster.state, told(roster)["new"]) == (State.PREVIEWED, 1)
    assert (Person.objects.count(), Membership.objects.count()) == before


def test_same_file_again_changes_nothing(tree, county_officer):
    data = workbook([person(1, category="农民工"), person(2)], titles=[*TITLES, "类别"])
    bring(data, tree.company, county_officer)
    before = sorted(Membership.objects.values_list("pk", "from_on", "to_on")), CategorySpan.objects.count()
    roster = bring(data, tree.company, county_officer)
    assert told(roster) == {"same": 2}
    assert (sorted(Membership.objects.values_list("pk", "from_on", "to_on")), CategorySpan.objects.count()) == before


def test_member_without_a_paper_is_known_by_phone_and_name(tree, county_officer):
    found = create_person(name=person(1)[0], phone=person(1)[3], union=tree.company, by=None)
    roster = bring(workbook([person(1)]), tree.company, county_officer)
    assert told(roster) == {"changed": 1}
    assert found.papers.get().number == number(1)


def test_move_within_the_part_ends_the_old_membership_and_keeps_its_days(tree, county_officer):
    found = somebody(1, None)
    join_union(person=found, union=tree.works, by=None, from_on=datetime.date(2019, 1, 1))
    roster = bring(workbook([person(1)]), tree.company, county_officer)
    assert told(roster) == {"moved": 1}
    old, new = found.memberships.order_by("from_on")
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    assert (old.union, old.from_on, old.to_on) == (tree.works, datetime.date(2019, 1, 1), yesterday)
    assert (new.union, new.from_on, new.is_main) == (tree.company, timezone.localdate(), True)


def test_move_from_outside_leaves_the_other_unions_membership_to_it(tree, county_officer):
    found = somebody(1, tree.other_company)
    roster = bring(workbook([person(1)]), tree.company, county_officer)
    assert told(roster) == {"moved": 1}
    assert {m.union.key: m.is_main for m in found.memberships.current()} == {"other-company": True, "company": False}


def test_number_of_a_stranger_under_another_name_is_an_error(tree, county_officer):
    somebody(1, tree.other_company)
    roster = preview(workbook([person(1, "别的名字")]), tree.company, county_officer)
    assert roster.rows.get().errors == {"name": ["name_of_number", {}]}


def test_twins_in_one_file_are_told_apart(tree, county_officer):
    rows = [person(1), person(1), person(2), person(2, "别人"), person(3), person(5, phone=person(3)[3])]
    roster = preview(workbook(rows), tree.company, county_officer)
    found = {row.position: row.errors for row in roster.rows.all()}
    assert found[2] == {}
    assert found[3] == {"number": ["number_repeated", {"row": 2}]}
    assert (found[4]["number"], found[5]["number"]) == (["number_shared", {"row": 5}], ["number_shared", {"row": 4}])
    assert found[6] == {"phone": ["phone_repeated", {"row": 7}]}
    assert found[7] == {"phone": ["phone_repeated", {"row": 6}]}


def test_officer_of_another_county_can_do_nothing(tree, county_officer, other_officer):
    roster = preview(workbook([person(1)]), tree.company, county_officer)
    attempts = [
        lambda: upload_roster(file=ContentFile(b"x", name="x.csv"), union=tree.company, by=other_officer),
        lambda: apply_roster(roster=roster, by=other_officer),
        lambda: undo_roster(roster=roster, by=other_officer),
        lambda: discard_roster(roster=roster, by=other_officer),
        lambda: take_row(row=roster.rows.get(), is_taken=True, by=other_officer),
    ]
    for attempt in attempts:
        with pytest.raises(PermissionDenied):
            attempt()
    assert list(RosterImport.objects.visible_to(other_officer)) == []
    assert list(RosterImport.objects.visible_to(county_officer)) == [roster]


@pytest.mark.parametrize("name", [name for name, (code, _data) in CORPUS.items() if code == "no_rows"])
def test_list_without_people_is_refused(name, tree, county_officer):
    roster = preview(CORPUS[name][1], tree.company, county_officer)
    assert (roster.state, roster.refusal_code) == (State.FAILED, "no_rows")
    with translation.override("zh-hans"):
        assert SENTENCES["no_rows"] in refusals.sentence(roster.refusal_code, roster.refusal_facts)


def test_workbook_of_every_wrong_cell_says_what_is_wrong_in_each_row(tree, county_officer):
    cases = [case for case in WRONG.values() if case[2] not in ("formula", "date_before_birth", "gender_differs")]
    titles = [*TITLES, "证件类型", "职工类别"]
    columns = ["name", "number", "gender", "phone", "union", "team", "joined_on", "paper_kind", "category"]
    rows = []
    for place, (column, cell, _code, _words) in enumerate(cases, 1):
        row = dict(zip(columns, [*person(place), "", ""], strict=True))
        rows.append(list({**row, "gender": "", column: cell}.values()))
    roster = preview(workbook(rows, titles=titles), tree.company, county_officer)
    found = {row.position: row.errors for row in roster.rows.all()}
    assert [found[line][column][0] for line, (column, *_rest) in enumerate(cases, 2)] == [case[2] for case in cases]


def test_text_file_goes_the_same_way(tree, county_officer):
    roster = bring(text([person(1), person(2)], encoding="gb18030"), tree.company, county_officer)
    assert (told(roster), roster.table["encoding"]) == ({"new": 2}, "GB18030")
