import datetime

import pytest
from django.db import transaction
from django.utils import timezone

from accounts.actions import queue_sms, send_sms
from accounts.enums import Role
from accounts.models import SmsMessage
from records.models import OutboxMessage
from tests.accounts.factories import text_to
from tests.conftest import _person

URL = "/people/messages/"


def page_of(response) -> list[SmsMessage]:
    return list(response.context["page"])


def test_text_that_came_too_late_is_not_sent(db, capsys):
    message = queue_sms(phone="+8619900000001", text="123456", valid_for=datetime.timedelta(minutes=5), by=None)
    SmsMessage.objects.update(expires_at=timezone.now() - datetime.timedelta(seconds=1))
    assert send_sms(pk=message.pk) is False
    assert capsys.readouterr().out == ""
    message.refresh_from_db()
    assert message.is_too_late


def test_text_of_a_transaction_that_failed_does_not_exist(db):
    with transaction.atomic():
        queue_sms(phone="+8619900000001", text="123456", by=None)
        transaction.set_rollback(True)
    assert not SmsMessage.objects.exists()
    assert not OutboxMessage.objects.exists()


def test_outbox_holds_no_phone_number_and_no_code(worker):
    text_to(worker)
    message = OutboxMessage.objects.get()
    assert (message.topic, message.payload) == ("sms.send", {"message": SmsMessage.objects.get().pk})


def test_administrator_reads_messages_of_the_own_part_newest_first(tree, worker, stranger, client_for):
    county_administrator = _person("县管", tree.county, Role.ADMINISTRATOR)
    first, second = text_to(worker), text_to(county_administrator)
    text_to(stranger)
    response = client_for(county_administrator).get(URL)
    assert page_of(response) == [second, first]
    assert worker.phone[-4:] in response.content.decode()
    assert "123456" in response.content.decode()


def test_codes_of_people_with_a_role_above_are_not_shown_to_an_administrator_below(tree, city_officer, client_for):
    county_administrator = _person("县管", tree.county, Role.ADMINISTRATOR)
    text_to(city_officer)
    assert page_of(client_for(county_administrator).get(URL)) == []


def test_auditor_reads_masked_numbers_and_no_codes(tree, worker, client_for):
    auditor = _person("审计", tree.county, Role.AUDITOR)
    text_to(worker)
    text = client_for(auditor).get(URL).content.decode()
    assert worker.masked_phone in text
    assert worker.phone not in text
    assert "123456" not in text


def test_codes_are_hidden_when_a_gateway_carries_them(administrator, worker, client_for, settings):
    settings.SMS_BACKEND = "accounts.sms.gateway.GatewayBackend"
    text_to(worker)
    assert "123456" not in client_for(administrator).get(URL).content.decode()


@pytest.mark.parametrize("role", ["worker", "trainer", "librarian", "city_officer"])
def test_messages_are_closed_to_others(role, request, client_for):
    assert client_for(request.getfixturevalue(role)).get(URL).status_code == 403


def test_visitor_is_sent_to_sign_in(db, client):
    assert client.get(URL).url == f"/accounts/login/?next={URL}"


def test_filter_by_number_survives_reload_and_paging(administrator, worker, coworker, client_for):
    messages = [text_to(worker) for _number in range(26)]
    text_to(coworker)
    client = client_for(administrator)
    typed = worker.phone.removeprefix("+86")
    response = client.get(URL, {"phone": typed})
    assert page_of(response) == messages[:0:-1]
    assert f'value="{typed}"' in response.content.decode()
    assert f"?phone={typed}&amp;page=2" in response.content.decode()
    assert page_of(client.get(URL, {"phone": typed, "page": 2})) == [messages[0]]


def test_number_with_letters_is_a_sentence(administrator, client_for):
    text = client_for(administrator).get(URL, {"phone": "abc"}).content.decode()
    assert "请输入 11 位手机号，例如 139 1234 5678。" in text


def test_empty_page_says_what_to_do(administrator, worker, client_for):
    client = client_for(administrator)
    assert "还没有发过短信" in client.get(URL).content.decode()
    text_to(worker)
    assert "没有发给这个号码的短信" in client.get(URL, {"phone": "19900009999"}).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_few_queries_however_many_messages(
    administrator, worker, client_for, count, django_assert_num_queries
):
    for _number in range(count):
        text_to(worker)
    client = client_for(administrator)
    with django_assert_num_queries(14):  # ten of them write the audit line
        client.get(URL)
