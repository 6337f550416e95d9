"""Records and time of two people who are one."""

import datetime
import uuid

from django.utils import timezone

from accounts.actions import merge_late_rows
from accounts.models import MergeRequest
from accounts.tasks import finish_merges
from records.actions import beat, receive
from records.models import LiveSpan, Record, Seat
from tests.credits.factories import make_rule
from tests.records.factories import item


def test_records_go_over_and_a_phone_that_sends_them_again_hears_duplicate(merge, worker, coworker):
    sent = item(1)
    receive(person=coworker, device="phone-b", items=[sent], by=coworker)
    merge()
    assert Record.objects.get().person == worker
    [answer] = receive(person=worker, device="phone-b", items=[sent], by=worker)
    assert answer.status == "duplicate"


def test_records_of_one_shared_phone_are_both_kept(merge, worker, coworker):
    for person in (worker, coworker):
        receive(person=person, device="phone", items=[item(sequence=1, id=str(uuid.uuid4()))], by=person)
    merge()
    assert Record.objects.filter(person=worker).count() == 2
    assert not Record.objects.filter(person=coworker).exists()


def test_time_that_both_had_live_is_counted_once(merge, worker, coworker):
    start = timezone.now().replace(microsecond=0) - datetime.timedelta(hours=1)
    at = [start + datetime.timedelta(seconds=60 * minute) for minute in range(11)]
    for moment in at[:7]:
        beat(person=worker, device="a", object_key="lesson:1", at=moment)  # minutes 0 to 6
    for moment in at[4:]:
        beat(person=coworker, device="b", object_key="lesson:2", at=moment)  # minutes 4 to 10
    merge()
    spans = list(LiveSpan.objects.order_by("started_at"))
    assert {span.person_id for span in spans} == {worker.pk}
    assert sum(span.seconds for span in spans) == 600
    assert all(before.ended_at <= after.started_at for before, after in zip(spans, spans[1:], strict=False))
    assert not Seat.objects.filter(person=coworker).exists()


def test_late_rows_of_a_request_under_way_follow(merge, worker, coworker):
    make_rule()
    merge()
    receive(person=coworker, device="late", items=[item(1)], by=coworker)
    assert finish_merges() == 1
    assert Record.objects.get().person == worker
    merge_late_rows(merge=MergeRequest.objects.get())
    assert Record.objects.count() == 1
