"""Members whom a list does not name, or may name."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from accounts.actions import join_union, leave_union
from accounts.models import Membership, Person
from rosters.enums import Outcome
from rosters.models import LastSaid
from tests.rosters.books import TITLES, number, person, workbook
from tests.rosters.working import bring, members, preview, somebody, told

pytestmark = pytest.mark.django_db


def test_who_is_missing_leaves_only_if_asked(tree, county_officer):
    since = datetime.date(2019, 1, 1)
    for place in (1, 2):
        join_union(person=somebody(place, None), union=tree.company, by=None, from_on=since)
    data = workbook([person(1)])
    assert told(bring(data, tree.company, county_officer)) == {"same": 1, "left": 1}
    assert members(tree.company) == {person(1)[0], person(2)[0]}
    bring(data, tree.company, county_officer, ends_absent=True)
    assert members(tree.company) == {person(1)[0]}
    assert told(preview(data, tree.company, county_officer)) == {"same": 1}


def test_whoever_a_row_with_an_error_may_mean_does_not_leave(tree, county_officer):
    somebody(1, tree.company)
    roster = preview(workbook([person(1, number="5.10802E+17")]), tree.company, county_officer)
    assert told(roster) == {"error": 1}


def test_whoever_a_row_may_mean_that_a_later_row_contradicts_does_not_leave(tree, county_officer):
    somebody(1, tree.company)
    rows = [person(1, number=number(2)), person(2, "别人")]
    assert told(preview(workbook(rows), tree.company, county_officer)) == {"error": 2}


def test_row_that_a_later_row_contradicts_asks_for_no_decision(tree, county_officer):
    bring(workbook([person(1)]), tree.company, county_officer)
    Person.objects.filter(name=person(1)[0]).update(phone="+8619922222222")
    rows = [person(1, phone="19933333333"), person(1, "别人")]
    roster = preview(workbook(rows), tree.company, county_officer)
    assert list(roster.rows.values_list("outcome", "has_kept")) == [("error", False), ("error", False)]


def test_roster_without_a_column_of_unions_takes_nobody_out_of_a_team(tree, county_officer):
    team = tree.company.add_child(key="team", name="一班", kind="team")
    somebody(1, team)
    roster = preview(workbook([person(1)[:4]], titles=TITLES[:4]), tree.company, county_officer)
    assert told(roster) == {"same": 1}
    roster = preview(workbook([person(2, team="一班")]), tree.company, county_officer)
    assert roster.rows.get(outcome=Outcome.NEW).union_id == team.pk


def test_left_person_keeps_her_record_and_last_word(tree, county_officer):
    bring(workbook([person(1)]), tree.company, county_officer)
    membership = Membership.objects.get(person__name=person(1)[0])
    assert LastSaid.objects.get(person=membership.person).values["union"] == tree.company.pk
    leave_union(membership=membership, last_on=timezone.localdate() - datetime.timedelta(days=1), by=None)
    roster = bring(workbook([person(1)]), tree.company, county_officer)
    assert told(roster) == {"changed": 1}
    assert members(tree.company) >= {person(1)[0]}
