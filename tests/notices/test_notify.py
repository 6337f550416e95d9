"""Telling one person: the row, its ways, and what is refused."""

import datetime

import pytest
from django.db import transaction
from django.utils import translation

from accounts.actions import join_union, leave_union
from accounts.enums import Role
from notices.actions import notify, notify_many, prefer
from notices.enums import Channel, Choice, Kind, State
from notices.models import Delivery, Notice
from notices.wording import letter
from records.models import OutboxMessage
from tests.notices.factories import at, tell


def ways(notice: Notice) -> dict[str, str]:
    return dict(notice.deliveries.values_list("channel", "state"))


def test_notice_keeps_facts_and_finds_its_words_in_the_readers_language(worker):
    day = datetime.date(2026, 12, 1)
    facts = {"role": Role.TRAINER, "union": "甲厂工会", "day": day}
    notice = notify(person=worker, template="notices.role_given", facts=facts, by=None)
    notice.refresh_from_db()
    assert notice.facts == {"role": "trainer", "union": "甲厂工会", "day": "2026-12-01"}
    assert letter(notice).title == "您已担任甲厂工会教员"
    assert "2026年12月1日" in letter(notice).text
    with translation.override("en"):
        assert letter(notice).title == "You are now Trainer of 甲厂工会"
        assert "Dec. 1, 2026" in letter(notice).text


@pytest.mark.parametrize("facts", [{}, {"title": "x", "phone": "+8619900000001"}])
def test_facts_that_the_template_does_not_name_are_refused(worker, facts):
    with pytest.raises(LookupError, match=r"test\.waits tells \['title'\]"):
        notify(person=worker, template="test.waits", facts=facts, by=None)
    assert not Notice.objects.exists()


def test_template_that_nobody_registered_is_refused(worker):
    with pytest.raises(LookupError, match=r"test\.unknown"):
        notify(person=worker, template="test.unknown", facts={}, by=None)


def test_template_that_is_gone_leaves_a_sentence(worker):
    notice = tell(worker)
    notice.template = "test.gone"
    assert letter(notice).title == "学习安排"
    assert letter(notice).text


def test_the_same_thing_is_told_once(worker, coworker):
    first, again = tell(worker, once="x:1"), tell(worker, once="x:1")
    tell(coworker, once="x:1")
    assert first == again
    assert Notice.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_notice_of_a_transaction_that_failed_does_not_exist(reached):
    @transaction.atomic
    def write_and_fail() -> None:
        tell(reached, "test.soon")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    assert (Notice.objects.count(), OutboxMessage.objects.count()) == (0, 0)


def test_inbox_has_it_at_once_and_a_phone_by_its_choice(reached, clock):
    assert ways(tell(reached, "test.soon")) == {Channel.INBOX: State.SENT, Channel.SMS: State.WAITING}
    prefer(person=reached, kind=Kind.MONEY, channel=Channel.SMS, choice=Choice.OFF, by=reached)
    assert ways(tell(reached, "test.soon")) == {Channel.INBOX: State.SENT}


def test_number_that_was_never_proved_gets_no_text(worker, clock):
    assert ways(tell(worker, "test.urgent")) == {Channel.INBOX: State.SENT}


def test_mail_goes_only_where_one_is_set_up_and_confirmed(worker, settings, clock):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert Channel.EMAIL not in ways(tell(worker, "test.urgent"))


@pytest.mark.parametrize(
    ("template", "choice", "now", "due"),
    [
        ("test.soon", Choice.AT_ONCE, at("12:00"), at("12:00")),
        ("test.soon", Choice.AT_ONCE, at("21:59"), at("21:59")),
        ("test.soon", Choice.AT_ONCE, at("22:00"), at("07:00", 3)),
        ("test.soon", Choice.AT_ONCE, at("03:00"), at("07:00")),
        ("test.soon", Choice.AT_ONCE, at("07:00"), at("07:00")),
        ("test.soon", Choice.DAILY, at("12:00"), at("12:00")),  # too soon to wait for a digest
        ("test.waits", Choice.AT_ONCE, at("12:00"), at("12:00")),
        ("test.waits", Choice.DAILY, at("12:00"), at("08:00", 3)),
        ("test.waits", Choice.DAILY, at("06:00"), at("08:00")),
        ("test.waits", Choice.WEEKLY, at("12:00"), at("08:00", 7)),
        ("test.waits", Choice.WEEKLY, at("07:00", 7), at("08:00", 7)),
        ("test.waits", Choice.WEEKLY, at("08:00", 7), at("08:00", 14)),
        ("test.urgent", Choice.AT_ONCE, at("03:00"), at("03:00")),
    ],
)
def test_due_time(reached, clock, template, choice, now, due):
    clock.moment = now
    kind = {"test.soon": Kind.MONEY, "test.waits": Kind.LEARNING, "test.urgent": Kind.ACCOUNT}[template]
    prefer(person=reached, kind=kind, channel=Channel.SMS, choice=choice, by=reached)
    assert tell(reached, template).deliveries.get(channel=Channel.SMS).due_at == due


def test_word_of_a_union_is_not_seen_after_leaving_it(worker, tree):
    tell(worker, union=tree.company)
    tell(worker, union=tree.county)
    own = tell(worker)
    assert Notice.objects.visible_to(worker).count() == 3
    membership = worker.memberships.get()
    membership.from_on -= datetime.timedelta(days=9)
    membership.save()
    leave_union(membership=membership, last_on=membership.from_on, by=None)
    assert list(Notice.objects.visible_to(worker)) == [own]
    join_union(person=worker, union=tree.works, by=None)  # of the same county
    assert Notice.objects.visible_to(worker).count() == 2


def test_role_above_or_inside_a_union_lets_its_word_be_seen(county_officer, city_officer, other_officer, tree):
    for officer in (county_officer, city_officer, other_officer):
        officer.memberships.all().delete()
        tell(officer, union=tree.county)
        tell(officer, union=tree.company)
    seen = [Notice.objects.visible_to(officer).count() for officer in (county_officer, city_officer, other_officer)]
    assert seen == [2, 2, 0]


def test_many_are_told_in_slices_and_once(
    tree, reached, coworker, stranger, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr("notices.actions.notifying.A_SLICE", 2)
    people = type(reached).objects.all()
    words = {"template": "test.soon", "facts": {"title": "x"}, "once": "all:1", "by": None}
    assert list(notify_many(people=people, **words)) == [2, 3]
    assert list(notify_many(people=people, **words)) == [0, 0]
    assert Delivery.objects.filter(channel=Channel.SMS).count() == 1


def test_a_thousand_people_cost_as_many_queries_as_two(tree, worker, coworker, django_assert_max_num_queries):
    people = type(worker).objects.filter(pk__in=[worker.pk, coworker.pk])
    words = {"template": "test.soon", "facts": {"title": "x"}, "by": None}
    with django_assert_max_num_queries(14):
        list(notify_many(people=people, once="a", **words))
