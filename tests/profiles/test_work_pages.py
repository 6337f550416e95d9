"""Officers' page of one person's work: what they see, enter, correct and take out, and who is named for it."""

from __future__ import annotations

import datetime

import pytest

from accounts.models import Membership
from audit.models import Entry
from privacy.actions import give_consent
from profiles.actions import set_category, state_categories, update_profile
from profiles.enums import CategoryKind, Education, Source
from profiles.models import CategorySpan, CategoryStep, Profile

FIRST = datetime.date(2026, 3, 1)
DEEP, MIGRANT = CategoryKind.HARDSHIP_DEEP, CategoryKind.MIGRANT


def page_of(person, rest: str = "") -> str:
    return f"/people/{person.pk}/work/{rest}"


def enter(person, kind=MIGRANT, by=None, source=Source.ROSTER) -> CategorySpan:
    return set_category(person=person, kind=kind, from_on=FIRST, source=source, by=by)


def spans(person) -> list[tuple]:
    rows = CategorySpan.objects.filter(person=person).order_by("kind", "from_on")
    return [(row.kind, row.from_on, row.to_on, row.source) for row in rows]


def steps(person) -> list[tuple]:
    rows = CategoryStep.objects.filter(person=person).order_by("pk")
    return [(row.act, row.from_on, row.to_on, row.done_by_id) for row in rows]


class TestCategories:
    def test_entered_with_its_days_and_its_history(self, worker, company_officer, client_for):
        client = client_for(company_officer)
        typed = {"kind": "migrant", "from_on": "2026-03-01", "to_on": ""}
        assert client.post(page_of(worker, "categories/new/"), typed).url == page_of(worker)
        assert spans(worker) == [("migrant", FIRST, None, "officer")]
        assert steps(worker) == [("entered", FIRST, None, company_officer.pk)]
        page = client.get(page_of(worker)).content.decode()
        assert ("2026年3月1日起" in page, page.count(company_officer.name) > 1) == (True, True)

    def test_last_day_ends_it_and_the_first_is_corrected(self, worker, company_officer, client_for):
        span = enter(worker)
        typed = {"from_on": "2026-04-01", "to_on": "2026-05-31"}
        client_for(company_officer).post(page_of(worker, f"categories/{span.pk}/"), typed)
        first, last = datetime.date(2026, 4, 1), datetime.date(2026, 5, 31)
        assert spans(worker) == [("migrant", first, last, "officer")]
        assert steps(worker)[1:] == [("changed", first, last, company_officer.pk)]

    def test_mistake_is_taken_out_and_stays_in_the_history(self, worker, company_officer, client_for):
        span = enter(worker)
        client_for(company_officer).post(page_of(worker, f"categories/{span.pk}/"), {"remove": "yes"})
        assert (spans(worker), steps(worker)[1:]) == ([], [("removed", FIRST, None, company_officer.pk)])

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"kind": "", "from_on": "2026-03-01"}, "kind"),
            ({"kind": "migrant", "from_on": "2026-03-01", "to_on": "2026-02-01"}, "to_on"),
            ({"kind": "migrant", "from_on": ""}, "from_on"),
        ],
    )
    def test_what_makes_no_sense_is_said_at_its_field(self, typed, field, worker, company_officer, client_for):
        answer = client_for(company_officer).post(page_of(worker, "categories/new/"), typed)
        assert (list(answer.context["form"].errors), spans(worker)) == ([field], [])

    def test_days_of_another_entry_are_refused(self, worker, company_officer, client_for):
        span = enter(worker)
        later = {"from_on": datetime.date(2026, 8, 1), "to_on": None}
        CategorySpan.objects.filter(pk=span.pk).update(to_on=datetime.date(2026, 5, 31))
        set_category(person=worker, kind=MIGRANT, source=Source.ROSTER, by=None, **later)
        typed = {"from_on": "2026-03-01", "to_on": "2026-09-01"}
        answer = client_for(company_officer).post(page_of(worker, f"categories/{span.pk}/"), typed)
        assert list(answer.context["form"].errors) == ["__all__"]

    def test_hardship_is_hidden_from_administrators_and_auditors(self, worker, administrator, auditor, client_for):
        give_consent(person=worker, kind="hardship", channel="page", by=worker)
        span = enter(worker, DEEP)
        for person in (administrator, auditor):
            answer = client_for(person).get(page_of(worker))
            assert (answer.context["spans"], answer.context["steps"]) == ([], [])
        client = client_for(administrator)
        assert client.get(page_of(worker, f"categories/{span.pk}/")).status_code == 404
        answer = client.post(page_of(worker, "categories/new/"), {"kind": DEEP.value, "from_on": "2026-03-01"})
        assert list(answer.context["form"].errors) == ["kind"]

    def test_officer_enters_hardship(self, worker, company_officer, client_for):
        typed = {"kind": DEEP.value, "from_on": "2026-03-01"}
        client = client_for(company_officer)
        answer = client.post(page_of(worker, "categories/new/"), typed)
        assert "这一项要先有本人的单独同意" in answer.content.decode()
        assert spans(worker) == []
        give_consent(person=worker, kind="hardship", channel="page", by=worker)
        client.post(page_of(worker, "categories/new/"), typed)
        assert spans(worker) == [("hardship_deep", FIRST, None, "officer")]


class TestWork:
    def test_officer_states_occupation_and_education(self, worker, company_officer, client_for):
        typed = {"occupation": "行车工", "occupation_code": "6 30 05 01", "education": "31"}
        client_for(company_officer).post(page_of(worker, "edit/"), typed)
        profile = Profile.objects.get(person=worker)
        assert (profile.occupation, profile.occupation_code) == ("行车工", "6-30-05-01")
        assert (profile.education, profile.changed_by) == (Education.COLLEGE, company_officer)
        line = Entry.objects.get(action="profile.changed")
        fields = ["occupation", "occupation_code", "education"]
        assert (line.by, line.subject, line.facts) == (company_officer.pk, worker.pk, {"fields": fields})

    def test_wrong_code_keeps_what_was_typed(self, worker, company_officer, client_for):
        typed = {"occupation": "行车工", "occupation_code": "12", "education": ""}
        answer = client_for(company_officer).post(page_of(worker, "edit/"), typed)
        assert list(answer.context["form"].errors) == ["occupation_code"]
        assert 'value="行车工"' in answer.content.decode()


class TestAccess:
    def test_reading_leaves_a_line(self, worker, company_officer, client_for):
        client_for(company_officer).get(page_of(worker))
        line = Entry.objects.get(action="profile.opened")
        assert (line.by, line.subject) == (company_officer.pk, worker.pk)

    @pytest.mark.parametrize("rest", ["edit/", "categories/new/", "categories/{span}/"])
    @pytest.mark.parametrize("name", ["auditor", "other_officer", "coworker", "worker"])
    def test_who_enters_nothing_finds_no_form(self, name, rest, worker, request, client_for):
        client = client_for(request.getfixturevalue(name))
        assert client.get(page_of(worker, rest.format(span=enter(worker).pk))).status_code == 404

    def test_span_of_somebody_else_is_not_hers(self, worker, coworker, company_officer, client_for):
        path = page_of(worker, f"categories/{enter(coworker).pk}/")
        assert client_for(company_officer).get(path).status_code == 404

    def test_number_of_entries_does_not_change_the_number_of_queries(
        self, worker, company_officer, client_for, django_assert_num_queries
    ):
        client = client_for(company_officer)
        kinds = list(CategoryKind)
        for few in (kinds[:1], kinds[1:6]):
            for kind in few:
                enter(worker, kind, by=company_officer, source=Source.OFFICER)
            client.get(page_of(worker))
            with django_assert_num_queries(19):
                client.get(page_of(worker))


def test_own_statements_stand_in_the_history_with_one_s_own_name(worker, company_officer, client_for):
    state_categories(person=worker, kinds=["migrant"], by=worker)
    update_profile(person=worker, by=worker, occupation="焊工")
    page = client_for(company_officer).get(page_of(worker)).content.decode()
    assert [step[0] for step in steps(worker)] == ["entered"]
    assert ("本人" in page, "焊工" in page) == (True, True)
    assert not Entry.objects.filter(action="profile.changed").exists()


def test_who_left_is_not_entered_any_more(worker, company_officer, client_for):
    Membership.objects.filter(person=worker).update(from_on=FIRST, to_on=FIRST)
    assert client_for(company_officer).get(page_of(worker)).status_code == 404
