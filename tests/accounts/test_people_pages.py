"""Officers' list of people and the page of one: only their part, page by page, found by name or number."""

from __future__ import annotations

import datetime
import re

import pytest
from django.utils import timezone

from accounts.actions import grant_role, join_union, leave_union, set_paper
from accounts.enums import Role
from accounts.keyset import by_name
from accounts.models import Membership, Person
from audit.models import Entry
from tests.factories import PersonFactory

LIST = "/people/list/"


def names(answer) -> list[str]:
    return [person.name for person in answer.context["page"].rows]


class TestList:
    def test_county_officer_sees_members_below_and_nobody_else(
        self, county_officer, worker, coworker, stranger, client_for
    ):
        answer = client_for(county_officer).get(LIST)
        assert names(answer) == sorted([worker.name, coworker.name, county_officer.name])

    def test_worker_is_refused(self, worker, client_for):
        assert client_for(worker).get(LIST).status_code == 403

    def test_union_of_another_branch_is_not_found(self, county_officer, tree, client_for):
        assert client_for(county_officer).get(LIST, {"union": tree.other_county.key}).status_code == 404

    def test_union_narrows_the_list(self, city_officer, stranger, worker, tree, client_for):
        assert names(client_for(city_officer).get(LIST, {"union": tree.other_county.key})) == [stranger.name]

    def test_who_left_is_gone_the_day_after(self, company_officer, worker, client_for):
        membership = Membership.objects.get(person=worker)
        yesterday = timezone.localdate() - datetime.timedelta(days=1)
        Membership.objects.filter(pk=membership.pk).update(from_on=yesterday)
        membership.refresh_from_db()
        leave_union(membership=membership, last_on=yesterday, by=None)
        assert names(client_for(company_officer).get(LIST)) == [company_officer.name]

    @pytest.mark.parametrize("typed", ["王", "王建", "王建军", " 王建军 "])
    def test_beginning_of_a_name_finds(self, typed, county_officer, worker, coworker, client_for):
        assert names(client_for(county_officer).get(LIST, {"q": typed})) == ["王建军"]

    @pytest.mark.parametrize("spelling", ["{0}", "0086{0}", "+86 {0}"])
    def test_whole_number_finds_its_owner(self, spelling, county_officer, worker, coworker, client_for):
        typed = spelling.format(worker.phone.removeprefix("+86"))
        assert names(client_for(county_officer).get(LIST, {"q": typed})) == [worker.name]

    def test_number_of_a_stranger_finds_nobody(self, county_officer, stranger, client_for):
        answer = client_for(county_officer).get(LIST, {"q": stranger.phone})
        assert (names(answer), "没有找到这样的人" in answer.content.decode()) == ([], True)

    def test_closed_accounts_are_found_by_state(self, county_officer, worker, coworker, client_for):
        Person.objects.filter(pk=worker.pk).update(is_active=False)
        assert names(client_for(county_officer).get(LIST, {"state": "closed"})) == [worker.name]

    def test_auditor_sees_masked_names(self, auditor, worker, client_for):
        page = client_for(auditor).get(LIST).content.decode()
        assert (worker.name in page, worker.masked_name in page) == (False, True)

    def test_officer_of_one_union_who_audits_another_sees_names_of_the_first_only(
        self, auditor, worker, tree, client_for
    ):
        grant_role(person=auditor, role=Role.OFFICER, union=tree.company, by=None)
        elsewhere = PersonFactory(name="沈矿山")
        join_union(person=elsewhere, union=tree.works, by=None)
        client = client_for(auditor)
        page = client.get(LIST).content.decode()
        assert (worker.name in page, elsewhere.name in page, elsewhere.masked_name in page) == (True, False, True)
        assert elsewhere.name not in client.get(f"/people/{elsewhere.pk}/").content.decode()

    def test_whole_number_is_never_shown(self, county_officer, worker, client_for):
        page = client_for(county_officer).get(LIST).content.decode()
        assert worker.phone.removeprefix("+86") not in re.sub(r"\s", "", page)

    def test_number_of_people_does_not_change_the_number_of_queries(
        self, county_officer, worker, tree, client_for, django_assert_num_queries
    ):
        client = client_for(county_officer)
        client.get(LIST)
        with django_assert_num_queries(18):
            client.get(LIST)
        for _number in range(5):
            join_union(person=PersonFactory(), union=tree.company, by=None)
        with django_assert_num_queries(18):
            client.get(LIST)

    @pytest.mark.parametrize("place", ["abc", "WyJhIl0", "bnVsbA", "é"])
    def test_cut_off_address_begins_anew(self, place, county_officer, client_for):
        client = client_for(county_officer)
        assert names(client.get(LIST, {"after": place})) == names(client.get(LIST, {"before": place})) == ["郑县"]

    def test_identity_number_finds_its_owner(self, county_officer, worker, coworker, stranger, client_for):
        for person, number in ((worker, "510802199202290008"), (stranger, "510824200012310008")):
            set_paper(person=person, kind="resident", number=number, by=None)
        client = client_for(county_officer)
        assert names(client.get(LIST, {"q": "510802 19920229 0008"})) == [worker.name]
        assert names(client.get(LIST, {"q": "510824200012310008"})) == []

    def test_reading_the_list_leaves_a_line_without_what_was_typed(self, county_officer, worker, client_for):
        client_for(county_officer).get(LIST, {"q": worker.name})
        line = Entry.objects.filter(action="people.listed").get()
        assert (str(line.by), line.facts) == (str(county_officer.pk), {"filters": ["q"]})


class TestPages:
    def test_forth_and_back_shows_everybody_once_and_the_same(self, db):
        for number in range(7):
            PersonFactory(name=f"重名{number // 3}")
        people = Person.objects.all()
        forth, after = [], ""
        while True:
            page = by_name(people, after=after, before="", size=3)
            forth.append(page)
            if not page.next:
                break
            after = page.next
        assert [len(page.rows) for page in forth] == [3, 3, 1]
        assert [one for page in forth for one in page.rows] == list(people.order_by("name", "pk"))
        back = by_name(people, after="", before=forth[2].previous, size=3)
        first = by_name(people, after="", before=back.previous, size=3)
        assert [back.rows, first.rows, first.previous] == [forth[1].rows, forth[0].rows, ""]


class TestPerson:
    def test_history_is_shown_with_its_days(self, county_officer, worker, tree, client_for):
        old = Membership.objects.create(
            person=worker, union=tree.works, from_on=datetime.date(2020, 1, 1), to_on=datetime.date(2021, 12, 31)
        )
        page = client_for(county_officer).get(f"/people/{worker.pk}/").content.decode()
        assert old.union.name in page
        assert "2020年1月1日 至 2021年12月31日" in page

    def test_looking_at_a_person_leaves_a_line_and_oneself_is_led_to_ones_own_page(
        self, county_officer, worker, client_for
    ):
        client = client_for(county_officer)
        assert client.get(f"/people/{county_officer.pk}/").url == "/people/me/"
        client.get(f"/people/{worker.pk}/")
        lines = Entry.objects.filter(action="person.opened").values_list("subject", flat=True)
        assert [str(subject) for subject in lines] == [str(worker.pk)]

    def test_other_branch_is_not_found(self, county_officer, stranger, client_for):
        assert client_for(county_officer).get(f"/people/{stranger.pk}/").status_code == 404

    def test_own_page_of_a_worker_is_not_an_officers_page(self, worker, client_for):
        assert client_for(worker).get(f"/people/{worker.pk}/").status_code == 404

    def test_visitor_is_led_to_the_sign_in(self, worker, client):
        assert client.get(f"/people/{worker.pk}/").url.startswith("/accounts/login/")
