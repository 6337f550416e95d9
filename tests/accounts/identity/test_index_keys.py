"""Changing the index key: at every moment a number is found, and nobody else can have it."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from accounts.actions import set_paper
from accounts.enums import PaperKind
from accounts.identity.rotating import left_to_rotate, rotate
from accounts.models import IdentityPaper, Person
from accounts.searching import find_people
from rosters.comparing.today import owners_of
from tests.accounts.identity.test_sealing import key
from tests.factories import PersonFactory

OLD, NEW = key("o"), key("n")
NUMBER, OTHER, THIRD = "510802199202290008", "510824200012310008", "510802199003070017"
# the settings of each step of docs/keys.md: the key that holds, the one on its way in, whether the command has run
STEPS = [(OLD, "", False), (OLD, NEW, False), (OLD, NEW, True), (NEW, "", False), (NEW, "", True)]


def enter(settings, now: str, coming: str) -> None:
    settings.IDENTITY_INDEX_KEY, settings.IDENTITY_INDEX_KEY_NEXT = now, coming


@pytest.fixture
def step(request, settings, db):
    """A paper of before the change, and everything that was done up to a step of it."""
    enter(settings, OLD, "")
    set_paper(person=PersonFactory(name="旧"), kind=PaperKind.RESIDENT, number=NUMBER, by=None)
    for now, coming, is_run in STEPS[: request.param + 1]:
        enter(settings, now, coming)
        if is_run:
            call_command("rotate_identity_keys")


@pytest.mark.parametrize("step", range(len(STEPS)), indirect=True)
def test_at_every_step_a_number_is_found_and_taken(step):
    holder = Person.objects.get(name="旧")
    paper = IdentityPaper.objects.get()
    assert (paper.number, list(find_people(Person.objects.all(), NUMBER))) == (NUMBER, [holder])
    assert owners_of([paper.blind])[paper.blind] == holder.pk
    newcomer = PersonFactory()
    with pytest.raises(ValidationError) as refusal:
        set_paper(person=newcomer, kind=PaperKind.RESIDENT, number=NUMBER, by=None)
    assert refusal.value.code == "taken"
    with pytest.raises(IntegrityError), transaction.atomic():
        IdentityPaper.build(person=newcomer, kind=PaperKind.RESIDENT, number=NUMBER).save()
    assert set_paper(person=newcomer, kind=PaperKind.RESIDENT, number=OTHER, by=None).number == OTHER


@pytest.mark.parametrize(("former", "later"), [(STEPS[0], STEPS[1]), (STEPS[2], STEPS[3])])
def test_two_processes_with_the_settings_before_and_after_refuse_each_other_s_numbers(former, later, settings, db):
    """A restart goes from process to process: for some seconds both settings write."""
    for first, second, number in ((former, later, OTHER), (later, former, THIRD)):
        enter(settings, *first[:2])
        IdentityPaper.build(person=PersonFactory(), kind=PaperKind.RESIDENT, number=number).save()
        enter(settings, *second[:2])
        with pytest.raises(IntegrityError), transaction.atomic():
            IdentityPaper.build(person=PersonFactory(), kind=PaperKind.RESIDENT, number=number).save()


@pytest.mark.parametrize("step", [4], indirect=True)
def test_afterwards_no_index_is_the_old_key_s(step, settings):
    paper = IdentityPaper.objects.get()
    assert (paper.blind, left_to_rotate()) == (paper.blind_next, 0)
    enter(settings, OLD, "")
    assert not IdentityPaper.objects.get().is_of(NUMBER)


@pytest.mark.parametrize("step", [2], indirect=True)
def test_a_change_that_is_given_up_leaves_the_old_key_only(step, settings):
    enter(settings, OLD, "")
    assert (left_to_rotate(), sum(rotate()), left_to_rotate()) == (1, 1, 0)
    paper = IdentityPaper.objects.get()
    assert (paper.number, paper.blind_next) == (NUMBER, paper.blind)


@pytest.mark.parametrize("step", [0], indirect=True)
def test_a_key_that_was_exchanged_at_once_is_said_and_changes_nothing(step, settings):
    before = IdentityPaper.objects.values().get()
    enter(settings, NEW, "")
    with pytest.raises(CommandError, match="by neither IDENTITY_INDEX_KEY nor"):
        call_command("rotate_identity_keys")
    assert IdentityPaper.objects.values().get() == before
