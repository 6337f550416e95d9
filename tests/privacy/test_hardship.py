"""Hardship is entered with the person's own consent and goes with it, from the memory of rosters too."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from accounts.models import Person
from privacy.actions import give_consent, withdraw_consent
from privacy.inventory import entry_of
from privacy.rules import may_be_kept_of
from profiles.actions import set_category
from profiles.enums import SENSITIVE, CategoryKind, Source
from profiles.models import CategorySpan, CategoryStep
from rosters.models import LastSaid
from tests.rosters.books import TITLES, person, workbook
from tests.rosters.working import bring

DAY = datetime.date(2026, 1, 1)


def enter(worker, kind=CategoryKind.HARDSHIP_DEEP, by=None, source=Source.ROSTER):
    return set_category(person=worker, kind=kind, from_on=DAY, source=source, by=by)


def consent(worker) -> None:
    give_consent(person=worker, kind="hardship", channel="page", by=worker)


def kinds() -> list[str]:
    return sorted(CategorySpan.objects.values_list("kind", flat=True))


def test_without_consent_nobody_enters_it(worker, company_officer):
    for by, source in ((None, Source.ROSTER), (company_officer, Source.OFFICER)):
        with pytest.raises(ValidationError) as refusal:
            enter(worker, by=by, source=source)
        assert refusal.value.code == "consent"
    enter(worker, CategoryKind.WOMAN)
    assert kinds() == ["woman"]


def test_with_consent_it_is_entered_and_taken_back_it_goes_alone(worker, company_officer):
    consent(worker)
    enter(worker, by=company_officer, source=Source.OFFICER)
    enter(worker, CategoryKind.WOMAN)
    withdraw_consent(person=worker, kind="hardship", by=worker)
    assert kinds() == ["woman"]
    assert list(CategoryStep.objects.values_list("kind", flat=True)) == ["woman"]
    with pytest.raises(ValidationError):
        enter(worker)


@pytest.fixture
def law():
    """The inventory names a law for whatever needs this consent."""
    entries = [entry_of(model) for model in (CategorySpan, CategoryStep)]
    for entry in entries:
        object.__setattr__(entry, "basis", "某法第一条")
    yield
    for entry in entries:
        object.__setattr__(entry, "basis", "")


@pytest.mark.usefixtures("law")
def test_a_law_that_the_inventory_names_is_enough(worker):
    assert may_be_kept_of("hardship", [worker.pk]) == {worker.pk}
    enter(worker)
    consent(worker)
    withdraw_consent(person=worker, kind="hardship", by=worker)
    assert kinds() == ["hardship_deep"]


def test_the_inventory_names_the_sensitive_categories(db):
    for model in (CategorySpan, CategoryStep):
        assert set(entry_of(model).consent_where["kind__in"]) == set(SENSITIVE)


def test_a_roster_brings_it_only_for_who_agreed(tree, company_officer):
    data = workbook(
        [person(1, category="农民工、深度困难职工"), person(2, category="深度困难职工")], titles=[*TITLES, "类别"]
    )
    roster = bring(data, tree.company, company_officer)
    assert kinds() == ["migrant"]
    notes = list(roster.rows.exclude(notes={}).values_list("notes", flat=True))
    assert [note["category"][0] for note in notes] == ["category_consent", "category_consent"]
    assert "hardship" not in str(list(LastSaid.objects.values_list("values", flat=True)))
    first = Person.objects.get(category_spans__kind="migrant")
    consent(first)
    bring(data, tree.company, company_officer)
    assert kinds() == ["hardship_deep", "migrant"]
    withdraw_consent(person=first, kind="hardship", by=first)
    assert kinds() == ["migrant"]
    assert LastSaid.objects.get(person=first).values["categories"] == ["migrant"]
