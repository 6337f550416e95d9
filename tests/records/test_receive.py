"""The inbox: one answer a record, a double counted once, a bad one alone refused."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from audit.models.append_only import Unchangeable
from records.actions import receive
from records.models import OutboxMessage, Record
from tests.factories import PersonFactory
from tests.records.factories import item

DEVICE = "phone-0001"


def send(person, items, device=DEVICE) -> list[tuple[str, str]]:
    answers = receive(person=person, device=device, items=items, by=person)
    return [(answer.status, answer.code) for answer in answers]


def test_new_record_is_accepted_and_the_same_again_is_a_duplicate(worker):
    one = item(1)
    assert send(worker, [one, one]) == [("accepted", ""), ("duplicate", "")]
    assert send(worker, [one]) == [("duplicate", "")]
    assert Record.objects.count() == OutboxMessage.objects.filter(topic="test.noted").count() == 1


def test_same_id_with_another_body_is_a_conflict_and_nothing_is_overwritten(worker):
    one = item(1, number=1)
    assert send(worker, [one, {**one, "payload": {"number": 2}}]) == [("accepted", ""), ("conflict", "id")]
    assert Record.objects.get().payload == {"number": 1}


def test_same_sequence_of_a_device_with_another_id_is_a_conflict(worker):
    assert send(worker, [item(1), item(1)]) == [("accepted", ""), ("conflict", "sequence")]


def test_record_of_another_person_is_a_conflict_and_tells_nothing(worker, stranger):
    one = item(1)
    send(worker, [one])
    assert send(stranger, [one]) == [("conflict", "id")]


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ({"id": "not-a-uuid"}, "envelope"),
        ({"id": None}, "envelope"),
        ({"sequence": -1}, "envelope"),
        ({"kind": "test.unknown"}, "kind"),
        ({"payload": {"number": "many"}}, "payload"),
        ({"payload": []}, "payload"),
        ({"payload": {"number": 13}}, "thirteen"),
        ({"at": "yesterday"}, "envelope"),
    ],
)
def test_broken_record_is_refused_alone_with_a_reason(worker, broken, code):
    items = [item(1), item(2) | broken, item(3)]
    answers = receive(person=worker, device=DEVICE, items=items, by=worker)
    assert [(answer.status, answer.code) for answer in answers] == [
        ("accepted", ""),
        ("rejected", code),
        ("accepted", ""),
    ]
    assert answers[1].reason
    assert Record.objects.count() == 2


def test_something_that_is_no_record_is_refused_alone(worker):
    assert send(worker, ["text", None, 5, item(1)]) == [("rejected", "envelope")] * 3 + [("accepted", "")]


def test_more_than_the_most_is_refused_as_a_whole(worker):
    with pytest.raises(ValidationError, match="500"):
        send(worker, [item(number) for number in range(501)])
    assert not Record.objects.exists()


@pytest.mark.parametrize("at", ["2016-11-23T08:00:00Z", "2026-11-23T08:00:00+08:00", "2036-02-29T08:00:00Z", None])
def test_clock_of_the_phone_never_decides(worker, at):
    assert send(worker, [item(1, at=at)]) == [("accepted", "")]


def test_records_are_never_changed_or_deleted(worker):
    send(worker, [item(1)])
    record = Record.objects.get()
    for harm in (record.save, record.delete, Record.objects.all().delete, lambda: Record.objects.update(kind="x")):
        with pytest.raises(Unchangeable):
            harm()


@pytest.mark.django_db(transaction=True)
def test_one_record_from_32_threads_is_stored_once(worker):
    one = item(1)

    def push(_number: int) -> tuple[str, str]:
        try:
            return send(worker, [one])[0]
        finally:
            connection.close()

    with ThreadPoolExecutor(32) as pool:
        answers = list(pool.map(push, range(32)))
    assert sorted(answers) == [("accepted", "")] + [("duplicate", "")] * 31
    assert Record.objects.count() == OutboxMessage.objects.filter(topic="test.noted").count() == 1


class OrderTest(TestCase):
    @settings(max_examples=25, deadline=None)
    @given(data=st.data())
    def test_any_order_and_any_doubling_give_the_same_rows(self, data):
        person = PersonFactory()
        items = [item(number, number) for number in range(6)]
        doubled = items + data.draw(st.lists(st.sampled_from(items), max_size=6))
        order = data.draw(st.permutations(doubled))
        cut = data.draw(st.integers(0, len(order)))
        send(person, order[:cut])
        send(person, order[cut:])
        stored = Record.objects.filter(person=person).order_by("sequence")
        assert [str(record.pk) for record in stored] == [one["id"] for one in items]
