"""Rows given as dicts are what Django itself would have written."""

from __future__ import annotations

import datetime
import uuid

import pytest
from django.db import IntegrityError
from django.utils import timezone

from accounts.models import Membership, Person
from audit.inserting import change, insert
from audit.models import Entry
from rosters.models import LastSaid

pytestmark = pytest.mark.django_db


def test_every_kind_of_value_comes_back_as_it_was():
    whole = {
        "chain": 3, "number": 1, "at": timezone.now(), "action": "x", "by": uuid.uuid4(), "subject": None,
        "subject_kind": "roster", "facts": {"姓": ["王", 1, None, True]}, "reason": "因为",
        "previous": "a", "hash": "b",
    }  # fmt: skip
    insert(Entry, [whole])
    assert {name: getattr(Entry.objects.get(), name) for name in whole} == whole


def test_what_a_row_leaves_out_has_the_default(tree):
    key = uuid.uuid4()
    insert(Person, [{"id": key, "name": "王建军"}, {"id": uuid.uuid4(), "name": "李小燕", "phone": None}])
    insert(Membership, [{"person_id": key, "union_id": tree.company.pk, "from_on": datetime.date(2020, 2, 29)}])
    found, plain = Person.objects.get(pk=key), Person(name="王建军")
    names = ("name", "phone", "email", "is_active", "is_superuser", "last_login", "merged_into_id")
    assert [getattr(found, name) for name in names] == [getattr(plain, name) for name in names]
    membership = found.memberships.get()
    assert (membership.from_on, membership.to_on, membership.is_main) == (datetime.date(2020, 2, 29), None, True)


def test_a_key_that_stands_there_is_refused_or_replaced(worker):
    insert(LastSaid, [{"person_id": worker.pk, "values": {"name": "甲"}}])
    insert(LastSaid, [{"person_id": worker.pk, "values": {"name": "乙"}}], replace=["values"])
    assert LastSaid.objects.get().values == {"name": "乙"}
    with pytest.raises(IntegrityError):
        insert(LastSaid, [{"person_id": worker.pk}])


def test_only_the_named_columns_of_the_named_rows_change(worker, coworker):
    change(
        Person, [{"id": worker.pk, "name": "新名", "phone": "+8619912345678", "email": "x@y.test"}], ["name", "phone"]
    )
    found = Person.objects.get(pk=worker.pk)
    assert (found.name, found.phone, found.email) == ("新名", "+8619912345678", "")
    assert Person.objects.get(pk=coworker.pk).name == coworker.name
