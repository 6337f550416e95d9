"""Every channel of notices: hands over once within the caller's transaction, and speaks to nobody before the commit."""

from __future__ import annotations

import inspect

import pytest
from django.conf import settings as project
from django.core import mail
from django.db import transaction

from accounts.models import Person, SmsMessage
from notices.channels import channel
from notices.channels.base import ChannelBackend
from notices.enums import Channel, State
from notices.models import Delivery
from notices.wording import outgoing
from records.models import OutboxMessage
from tests.notices.factories import proved, tell, with_mail


@pytest.fixture(params=list(Channel), ids=str)
def name(request, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    return request.param


@pytest.fixture
def handed(name, worker):
    """A channel, a person whom it reaches, and a delivery that waits."""
    with_mail(proved(worker))
    notice = tell(worker, "test.waits")
    Delivery.objects.all().delete()
    delivery = Delivery.objects.create(notice=notice, channel=name, due_at=notice.created_at)
    OutboxMessage.objects.all().delete()
    return channel(name), delivery


def test_settings_name_a_class_for_each_channel():
    assert set(project.NOTICE_CHANNELS) == set(Channel.values)


def test_has_at_most_four_methods(name):
    methods = [one for one, _method in inspect.getmembers(ChannelBackend, inspect.isfunction)]
    assert methods == ["addresses", "hand_over", "is_set_up", "reachable"]
    assert isinstance(channel(name), ChannelBackend)


def test_finds_who_can_be_reached_with_at_most_one_query(handed, coworker, django_assert_max_num_queries):
    way, delivery = handed
    reader = delivery.notice.person
    with django_assert_max_num_queries(1):
        found = way.addresses([reader, coworker])
    assert reader.pk in found
    assert (coworker.pk in found) is not way.rings
    both = Person.objects.filter(pk__in=[reader.pk, coworker.pk])
    assert set(way.reachable(both).values_list("pk", flat=True)) == set(found)


def test_handing_over_only_writes_rows(handed, capsys):
    way, delivery = handed
    person = delivery.notice.person
    way.hand_over(outgoing([delivery.notice]), way.addresses([person])[person.pk], [delivery])
    delivery.refresh_from_db()
    assert delivery.state == (State.HANDED if way.rings else State.SENT)
    assert (mail.outbox, capsys.readouterr().out) == ([], "")
    assert OutboxMessage.objects.count() == int(way.rings)


@pytest.mark.django_db(transaction=True)
def test_transaction_that_fails_takes_everything_back(handed):
    way, delivery = handed
    person = delivery.notice.person

    @transaction.atomic
    def hand_over_and_fail() -> None:
        way.hand_over(outgoing([delivery.notice]), way.addresses([person])[person.pk], [delivery])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        hand_over_and_fail()
    delivery.refresh_from_db()
    assert (delivery.state, SmsMessage.objects.count(), OutboxMessage.objects.count()) == (State.WAITING, 0, 0)
