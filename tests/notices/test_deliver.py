"""From waiting to sent: once, by day, and never to who is not meant any more."""

import datetime

import pytest
from django.core import mail

from accounts.models import SmsMessage
from notices.actions import deliver, mark_read, prefer, retry, settle
from notices.actions.mailing import MOST_ATTEMPTS
from notices.enums import Channel, Choice, Kind, State
from notices.models import Delivery
from records import outbox
from records.models import OutboxMessage
from tests.notices.factories import at, tell, with_mail

A_DAY = datetime.timedelta(days=1)


def sms_of(notice) -> Delivery:
    return notice.deliveries.get(channel=Channel.SMS)


def work() -> None:
    """The worker's rounds until nothing is due."""
    while outbox.deliver_due():
        pass


@pytest.fixture
def mailed(worker, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    return with_mail(worker)


def test_text_goes_once_through_the_outbox(reached, clock, capsys):
    notice = tell(reached, "test.soon")
    assert not SmsMessage.objects.exists()
    work()
    assert SmsMessage.objects.get().text == "【工学】Text of 安全帽."
    assert (sms_of(notice).state, capsys.readouterr().out.count("安全帽")) == (State.HANDED, 1)
    assert deliver(person=reached.pk, channel=Channel.SMS) == 0
    clock.moment += datetime.timedelta(minutes=3)
    assert settle() == (1, 0)
    assert sms_of(notice).state == State.SENT


def test_what_falls_into_the_night_rings_at_seven(reached, clock):
    clock.moment = at("23:00")
    notice = tell(reached, "test.soon")
    work()
    assert not SmsMessage.objects.exists()
    clock.moment = at("06:59", 3)
    work()
    assert sms_of(notice).state == State.WAITING
    clock.moment = at("07:00", 3)
    work()
    assert sms_of(notice).state == State.HANDED


def test_warning_rings_at_night(reached, clock, capsys):
    clock.moment = at("03:00")
    tell(reached, "test.urgent")
    work()
    assert "安全帽" in capsys.readouterr().out


def test_worker_that_was_late_waits_until_morning(reached, clock):
    clock.moment = at("21:59")
    notice = tell(reached, "test.soon")
    clock.moment = at("22:30")
    work()
    assert (sms_of(notice).state, sms_of(notice).due_at) == (State.WAITING, at("07:00", 3))
    clock.moment = at("07:01", 3)
    work()
    assert SmsMessage.objects.count() == 1


def test_gateway_that_was_down_at_night_does_not_ring_then(reached, clock, capsys, monkeypatch):
    clock.moment = at("21:50")
    notice = tell(reached, "test.soon")
    deliver(person=reached.pk, channel=Channel.SMS)  # handed over, and the gateway takes nothing until 22:10
    clock.moment = at("22:10")
    work()
    assert capsys.readouterr().out == ""
    assert settle() == (0, 1)
    assert (sms_of(notice).state, sms_of(notice).due_at) == (State.WAITING, at("07:00", 3))
    clock.moment = at("21:55")  # the clock goes back: what was taken back stays taken back
    work()
    assert capsys.readouterr().out == ""
    clock.moment = at("07:00", 3)
    work()
    assert capsys.readouterr().out.count("安全帽") == 1


def test_text_that_never_got_through_is_given_up_and_can_be_sent_again(reached, clock, capsys):
    notice = tell(reached, "test.soon")
    for day in (2, 3, 4):
        clock.moment = at("12:00", day)
        deliver(person=reached.pk, channel=Channel.SMS)
        clock.moment = at("23:00", day)
        settle()
    assert (sms_of(notice).state, sms_of(notice).error) == (State.FAILED, "Expired")
    assert retry(delivery=sms_of(notice), by=None).due_at == at("07:00", 5)
    clock.moment = at("07:00", 5)
    work()
    assert capsys.readouterr().out.count("安全帽") == 1


def test_digest_gathers_what_may_wait_in_one_message(reached, clock, capsys):
    for number in range(5):
        tell(reached, title=f"第{number}课")
    clock.moment = at("08:00", 3)
    work()
    out = capsys.readouterr().out
    assert out.count("SMS") == 1
    assert "您有 5 条新通知：Title 第0课；Title 第1课；Title 第2课等。" in out
    assert set(Delivery.objects.filter(channel=Channel.SMS).values_list("state", flat=True)) == {State.HANDED}


def test_what_was_read_meanwhile_is_not_sent(reached, clock):
    notice = tell(reached)
    mark_read(notice=notice, by=reached)
    clock.moment = at("08:00", 3)
    work()
    assert (sms_of(notice).state, SmsMessage.objects.count()) == (State.DROPPED, 0)


def test_what_is_over_is_not_sent(reached, clock):
    notice = tell(reached, valid_until=at("20:00"))
    clock.moment = at("08:00", 3)
    work()
    assert sms_of(notice).state == State.DROPPED


def test_who_left_the_union_gets_nothing_of_it_any_more(reached, tree, clock):
    notice = tell(reached, union=tree.company)
    reached.memberships.all().delete()
    clock.moment = at("08:00", 3)
    work()
    assert (sms_of(notice).state, SmsMessage.objects.count()) == (State.DROPPED, 0)


def test_closed_account_gets_nothing(reached, clock):
    notice = tell(reached)
    type(reached).objects.filter(pk=reached.pk).update(is_active=False)
    clock.moment = at("08:00", 3)
    work()
    assert sms_of(notice).state == State.DROPPED


def test_changed_mind_moves_what_waits(reached, clock):
    notice = tell(reached)
    prefer(person=reached, kind=Kind.LEARNING, channel=Channel.SMS, choice=Choice.AT_ONCE, by=reached)
    assert sms_of(notice).due_at == at("12:00")
    work()
    clock.moment = at("08:00", 3)
    work()  # the message that was planned first finds nothing to do
    assert SmsMessage.objects.count() == 1


def test_switching_off_drops_what_waits(reached, clock):
    notice = tell(reached)
    prefer(person=reached, kind=Kind.LEARNING, channel=Channel.SMS, choice=Choice.OFF, by=reached)
    assert sms_of(notice).state == State.DROPPED


def test_mail_goes_once_with_text_and_way_back(mailed, clock, settings):
    notice = tell(mailed, "test.soon", url="/courses/x/")
    work()
    work()
    assert [(one.subject, one.to) for one in mail.outbox] == [("Title 安全帽", ["worker@example.org"])]
    assert f"{settings.PUBLIC_ORIGIN}/courses/x/" in mail.outbox[0].body
    assert notice.deliveries.get(channel=Channel.EMAIL).state == State.SENT


def test_mail_server_that_refuses_is_asked_again_and_given_up(mailed, clock, monkeypatch):
    def refuse(*args, **kwargs):
        raise ConnectionRefusedError("worker@example.org")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    notice = tell(mailed, "test.soon")
    for _attempt in range(MOST_ATTEMPTS):
        work()
        clock.moment += datetime.timedelta(minutes=10)
    row = notice.deliveries.get(channel=Channel.EMAIL)
    assert (row.state, row.error, row.attempts) == (State.FAILED, "ConnectionRefusedError", MOST_ATTEMPTS)
    assert not OutboxMessage.objects.filter(done_at=None).exists()
    monkeypatch.undo()


def test_mail_that_was_late_waits_until_morning(mailed, clock):
    notice = tell(mailed, "test.soon")
    deliver(person=mailed.pk, channel=Channel.EMAIL)
    clock.moment = at("22:30")
    work()
    assert mail.outbox == []
    clock.moment = at("07:00", 3)
    work()
    assert (len(mail.outbox), notice.deliveries.get(channel=Channel.EMAIL).state) == (1, State.SENT)
