"""Changing the master key: every row, none lost, stopped and resumed, beside people who work."""

import datetime
import itertools

import pytest
from django.core.management import CommandError, call_command

from accounts.actions import set_paper
from accounts.enums import PaperKind
from accounts.identity.rotating import left_to_rotate, rotate
from accounts.models import IdentityPaper, Person
from audit.models import Entry
from tests.accounts.identity.factories import number_of
from tests.accounts.identity.test_sealing import key

OLD, NEW = f"old:{key('o')}", f"new:{key('n')}"
ROWS = 3000


@pytest.fixture
def papers(db, settings) -> dict:
    """Some thousands of people with a number each, sealed by the old key; then a new one comes first."""
    settings.IDENTITY_KEYS = [OLD]
    start, numbers = datetime.date(1970, 1, 1), itertools.count()
    people = Person.objects.bulk_create([Person(name=f"工友{row}") for row in range(ROWS)])
    rows = []
    for person, days in zip(people, numbers, strict=False):
        number = number_of("510802", start + datetime.timedelta(days=days))
        rows.append(IdentityPaper.build(person=person, kind=PaperKind.RESIDENT, number=number))
    IdentityPaper.objects.bulk_create(rows, batch_size=500)
    settings.IDENTITY_KEYS = [NEW, OLD]
    return {row.blind: row.number for row in rows}


def stored() -> dict:
    return {paper.blind: paper.number for paper in IdentityPaper.objects.all()}


def test_every_number_opens_without_the_old_key_afterwards(papers, settings, capsys):
    call_command("rotate_identity_keys")
    assert capsys.readouterr().out.startswith(f"{ROWS} papers and 0 other sealed texts have the newest keys")
    settings.IDENTITY_KEYS = [NEW]
    assert (stored(), left_to_rotate()) == (papers, 0)
    assert Entry.objects.get().facts == {"key": "new", "unread": 0}


def test_numbers_are_read_and_written_while_it_runs(papers, settings):
    running = rotate(batch=500)
    next(running)
    ahead, behind = IdentityPaper.objects.order_by("pk")[2500], IdentityPaper.objects.order_by("pk")[10]
    for paper in (ahead, behind):
        assert paper.number == papers[paper.blind]
    other = number_of("510824", datetime.date(2000, 12, 31))
    set_paper(person=ahead.person, kind=PaperKind.RESIDENT, number=other, by=None)
    assert sum(running) == ROWS - 500 - 1  # the new number was sealed by the newest key already
    assert IdentityPaper.objects.get(pk=ahead.pk).number == other
    assert left_to_rotate() == 0


def test_a_number_entered_between_reading_and_writing_of_its_batch_stands(papers, monkeypatch):
    from accounts.identity import rotating

    paper, other = IdentityPaper.objects.order_by("pk")[3], number_of("510824", datetime.date(2000, 12, 31))
    renew = rotating._renewed

    def meanwhile(rows):
        values = renew(rows)
        set_paper(person=paper.person, kind=PaperKind.RESIDENT, number=other, by=None)
        return values

    monkeypatch.setattr(rotating, "_renewed", meanwhile)
    list(rotate())
    assert IdentityPaper.objects.get(pk=paper.pk).number == other


def test_stopped_in_the_middle_it_goes_on_where_it_was(papers):
    running = rotate(batch=400)
    assert [next(running), next(running)] == [400, 400]
    running.close()
    assert left_to_rotate() == ROWS - 800
    assert sum(rotate(batch=400)) == ROWS - 800
    assert (stored(), left_to_rotate()) == (papers, 0)


def test_a_row_that_cannot_be_opened_is_named_and_stops_no_other(papers, settings):
    broken = IdentityPaper.objects.order_by("pk")[7]
    IdentityPaper.objects.filter(pk=broken.pk).update(sealed=broken.sealed.replace(".old.", ".old.AAAA"))
    with pytest.raises(CommandError, match=rf"{ROWS - 1} papers and 0 .*\. 1 papers .*\[{broken.pk}\]"):
        call_command("rotate_identity_keys")
    assert left_to_rotate() == 1


def test_another_cipher_is_a_reason_to_seal_anew(papers, settings):
    list(rotate())
    settings.IDENTITY_CIPHER = "sm4-gcm"
    assert left_to_rotate() == ROWS
    assert sum(rotate()) == ROWS
    assert stored() == papers


def test_nothing_to_do_is_said(db, capsys):
    call_command("rotate_identity_keys")
    assert capsys.readouterr().out.startswith("0 papers and 0 other")
