"""What was posted stays as it was, in the models and in the database."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from audit.models.append_only import Unchangeable
from credits.actions import reverse
from credits.models import Leg, Posting
from tests.credits.earning import earn
from tests.credits.factories import make_rule


def test_rows_are_never_changed_or_deleted(worker):
    make_rule()
    posting = earn(worker)
    for change in (posting.save, posting.delete, Posting.objects.all().delete, Leg.objects.all().delete):
        with pytest.raises(Unchangeable):
            change()
    with pytest.raises(Unchangeable):
        Posting.objects.update(credits=1)


@pytest.mark.parametrize("table", ["credits_posting", "credits_leg"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_the_database_itself_refuses(worker, table, verb):
    make_rule()
    earn(worker)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb.format(table))
    assert (Posting.objects.count(), Leg.objects.count()) == (1, 4)


def test_the_database_refuses_a_second_posting(worker):
    make_rule()
    posting = earn(worker)
    copy = Posting(**{f.attname: getattr(posting, f.attname) for f in Posting._meta.concrete_fields if f.name != "id"})
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save()


def test_a_used_rule_is_frozen_but_for_its_end(worker):
    rule = make_rule()
    earn(worker)
    rule.to_on = datetime.date(2030, 1, 1)
    rule.full_clean()
    rule.hours_per_credit = 1
    with pytest.raises(ValidationError):
        rule.full_clean()


@pytest.fixture
def corrected(worker, city_officer):
    make_rule()
    earned = earn(worker)
    return reverse(posting=earned, by=city_officer, reason="王建军请假")


def test_the_database_lets_a_written_reason_become_the_mark(corrected):
    assert QuerySet(Posting).filter(pk=corrected.pk).update(reason="—") == 1


@pytest.mark.parametrize(
    "values",
    [
        {"reason": "别的理由"},
        {"reason": "—", "credits": 0},
        {"reason": "—", "title": "别的课"},
        {"reason": "—", "facts": {}},
        {"reason": "—", "happened_at": None},
        {"title": "别的课"},
    ],
)
def test_the_database_lets_nothing_else_change_with_it(corrected, values):
    values = {name: timezone.now() if value is None else value for name, value in values.items()}
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        QuerySet(Posting).filter(pk=corrected.pk).update(**values)


def test_a_posting_without_a_reason_gets_no_mark(worker):
    make_rule()
    earned = earn(worker)
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        QuerySet(Posting).filter(pk=earned.pk).update(reason="—")
