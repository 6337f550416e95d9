"""Whatever happens in whatever order: each notice rings at most once a channel, by day, and only for members."""

from __future__ import annotations

import datetime
from collections import Counter

import pytest
from django.core import mail
from django.db import connection, transaction
from django.test import override_settings
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from accounts.actions import join_union
from accounts.models import SmsMessage, Union
from notices.actions import deliver, mark_read, prefer, retry, settle
from notices.enums import Channel, Choice, State
from notices.models import Delivery, Notice
from records import outbox
from tests.factories import PersonFactory, make_union
from tests.notices.ether import CHANNELS, KINDS, Ether
from tests.notices.factories import Clock, at, clock_at, proved, tell, with_mail

CHOICES = st.sampled_from(list(Choice))
LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


class Told(RuleBasedStateMachine):
    """One worker, one union, a worker process that runs when it likes, a clock that also goes back."""

    clock: Clock

    @initialize()
    def begin(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.running = clock_at(at("12:00"))
        self.clock = self.running.__enter__()
        Ether.is_down, Ether.heard = False, []
        mail.outbox = []
        self.number, self.urgent, self.left = 0, set(), set()
        union = make_union(f"m{Union.objects.count()}")
        self.union = union
        self.person = with_mail(proved(PersonFactory()))
        join_union(person=self.person, union=union, by=None, from_on=datetime.date(2026, 1, 1))
        self.mails: list[tuple[datetime.datetime, str]] = []

    def teardown(self) -> None:
        if hasattr(self, "atomic"):
            self.running.__exit__(None, None, None)
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    @rule(template=st.sampled_from(sorted(KINDS)), of_union=st.booleans())
    def tell(self, template: str, of_union: bool) -> None:
        self.number += 1
        title = f"<{self.number}>"
        if template == "test.urgent":
            self.urgent.add(title)
        tell(self.person, template, title, union=self.union if of_union else None)

    @rule(template=st.sampled_from(["test.waits", "test.soon"]), channel=st.sampled_from(CHANNELS), choice=CHOICES)
    def choose(self, template: str, channel: Channel, choice: Choice) -> None:
        prefer(person=self.person, kind=KINDS[template], channel=channel, choice=choice, by=self.person)

    @rule(time=st.sampled_from(["21:50", "22:10", "03:00", "07:00", "08:00", "12:00"]), days=st.integers(-1, 1))
    def set_clock(self, time: str, days: int) -> None:
        """To an hour that matters, mostly of today: so it goes forward and back."""
        today = timezone.localtime(self.clock.moment).date() + datetime.timedelta(days=days)
        self.clock.moment = at(time).replace(year=today.year, month=today.month, day=today.day)

    @rule(template=st.sampled_from(sorted(KINDS)), of_union=st.booleans())
    def tell_late_and_work_at_night(self, template: str, of_union: bool) -> None:
        """What was due by day and is looked at only when it is quiet."""
        self.set_clock("21:50", 0)
        self.tell(template, of_union)
        self.set_clock("22:10", 0)
        self.work()

    @rule(template=st.sampled_from(sorted(KINDS)), channel=st.sampled_from(CHANNELS), of_union=st.booleans())
    def hand_over_late_and_work_at_night(self, template: str, channel: Channel, of_union: bool) -> None:
        """What was handed over by day and reaches the gateway only when it is quiet; then it is settled."""
        self.set_clock("21:50", 0)
        self.tell(template, of_union)
        self.second_worker(channel)
        self.set_clock("22:10", 0)
        self.work()
        self.settle()

    @rule(of_union=st.just(True), template=st.sampled_from(sorted(KINDS)))
    def tell_leave_and_work(self, template: str, of_union: bool) -> None:
        self.tell(template, of_union)
        self.leave()
        self.work()

    @rule()
    def work(self) -> None:
        for _round in range(4):
            outbox.deliver_due()
        self._hear_mails()

    @rule(channel=st.sampled_from(CHANNELS))
    def second_worker(self, channel: Channel) -> None:
        deliver(person=self.person.pk, channel=channel)

    @rule()
    def settle(self) -> None:
        settle()

    @rule(is_down=st.booleans())
    def gateway(self, is_down: bool) -> None:
        Ether.is_down = is_down

    @rule()
    def read_newest(self) -> None:
        for notice in Notice.objects.visible_to(self.person)[:1]:
            mark_read(notice=notice, by=self.person)

    @rule()
    def send_failed_again(self) -> None:
        for delivery in Delivery.objects.filter(notice__person=self.person, state=State.FAILED)[:1]:
            retry(delivery=delivery, by=None)

    @rule()
    def leave(self) -> None:
        """What had rung before the person left had rung; nothing of the union may follow."""
        for membership in self.person.memberships.filter(to_on=None):
            membership.to_on = datetime.date(2026, 1, 2)
            membership.save()
        queued = SmsMessage.objects.filter(sent_at=None).values_list("text", flat=True)
        known = "".join([*(text for _at, text in [*Ether.heard, *self.mails]), *queued, *self._handed_mails()])
        of_union = Notice.objects.filter(person=self.person, union=self.union)
        self.left |= {notice.facts["title"] for notice in of_union if notice.facts["title"] not in known}

    def _handed_mails(self) -> list[str]:
        rows = Delivery.objects.filter(channel=Channel.EMAIL, state=State.HANDED, notice__person=self.person)
        return [row.notice.facts["title"] for row in rows.select_related("notice")]

    def _hear_mails(self) -> None:
        for message in mail.outbox[len(self.mails) :]:
            self.mails.append((self.clock.moment, f"{message.subject} {message.body}"))

    @invariant()
    def nothing_twice(self) -> None:
        if not hasattr(self, "mails"):
            return
        for heard in (Ether.heard, self.mails):
            times = Counter(
                title
                for _at, text in heard
                for title in (f"<{n}>" for n in range(1, self.number + 1))
                if f"Text of {title}." in text or f"Title {title}" in text
            )
            assert all(count == 1 for count in times.values())

    @invariant()
    def nothing_at_night(self) -> None:
        if not hasattr(self, "mails"):
            return
        for moment, text in [*Ether.heard, *self.mails]:
            hour = timezone.localtime(moment).hour
            assert 7 <= hour < 22 or any(f"Text of {title}." in text for title in self.urgent)

    @invariant()
    def nothing_after_leaving(self) -> None:
        if not hasattr(self, "mails"):
            return
        rung = "".join(text for _at, text in [*Ether.heard, *self.mails])
        assert not [title for title in self.left if title in rung]


@pytest.mark.django_db
def test_each_notice_rings_at_most_once_by_day_and_only_for_members():
    path = f"{Ether.__module__}.{Ether.__qualname__}"
    examples = 30 if connection.vendor == "sqlite" else 15
    with override_settings(SMS_BACKEND=path, EMAIL_BACKEND=LOCMEM):
        run_state_machine_as_test(
            Told,
            settings=settings(
                max_examples=examples,
                stateful_step_count=25,
                deadline=None,
                suppress_health_check=list(HealthCheck),
                database=None,
            ),
        )
