"""The invented people of a full-size database: numbers that pass every check and are nobody's, categories, figures."""

from __future__ import annotations

import datetime
from random import Random

import pytest
from django.core.management import call_command
from django.db import IntegrityError

from accounts.identity.numbers import clean_resident_id, gender_of
from accounts.models import IdentityPaper, Membership, Person
from lms.scale.papers import NOBODYS, Numbers
from lms.scale.unions import COUNTIES
from profiles.models import CategorySpan

TODAY = datetime.date(2026, 11, 1)


def test_numbers_are_right_each_once_and_of_no_county():
    numbers = Numbers(Random(1), TODAY)  # noqa: S311  # a test
    drawn = [numbers.draw(is_woman=bool(place % 2)) for place in range(3000)]
    assert [clean_resident_id(number) for number in drawn] == drawn
    assert len(set(drawn)) == 3000
    assert {number[:6] for number in drawn} == {NOBODYS}
    assert NOBODYS not in COUNTIES.values()
    assert {gender_of(number) for number in drawn[1::2]} == {2}


def test_a_day_without_numbers_left_is_said():
    numbers = Numbers(Random(1), TODAY)  # noqa: S311  # a test
    numbers.chance.triangular = lambda *_span: 30.0
    for _time in range(500):
        numbers.draw(is_woman=False)
    with pytest.raises(OverflowError):
        numbers.draw(is_woman=False)


def test_everybody_has_a_paper_and_spans_still_cannot_overlap(db, capsys):
    call_command("seed_scale", people=300, unions=60, verbosity=0)
    assert (Person.objects.count(), IdentityPaper.objects.count()) == (300, 300)
    assert {paper.number[:6] for paper in IdentityPaper.objects.all()[:20]} == {NOBODYS}
    women = set(CategorySpan.objects.filter(kind="woman").values_list("person", flat=True))
    assert {gender_of(paper.number) for paper in IdentityPaper.objects.filter(person__in=women)} == {2}
    span = CategorySpan.objects.filter(to_on=None).exclude(kind="woman").first()
    since = Membership.objects.filter(person=span.person).latest("from_on").from_on
    assert span.from_on == since
    with pytest.raises(IntegrityError):
        CategorySpan.objects.create(person=span.person, kind=span.kind, from_on=since, to_on=since, source=span.source)
