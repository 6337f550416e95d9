"""What a person chooses."""

import pytest
from django.core.exceptions import ValidationError

from notices.actions import prefer
from notices.choices import choices_of
from notices.enums import Channel, Choice, Kind
from notices.models import Preference
from tests.notices.factories import proved, with_mail

URL = "/notices/settings/"


def filled(client, **changes) -> dict:
    """The form as the page offers it, with some choices changed."""
    import re

    page = client.get(URL).content.decode()
    fields = re.findall(r'<select name="([^"]+)".*?</select>', page, re.S)
    chosen = {
        name: re.search(rf'<select name="{name}".*?<option value="([^"]+)" selected', page, re.S)[1] for name in fields
    }
    return chosen | changes


def test_defaults_hold_until_something_is_chosen(worker, client_for):
    values = filled(client_for(worker))
    assert values["sms-learning"] == Choice.DAILY
    assert values["sms-certificate"] == Choice.OFF
    assert "sms-account" not in values


def test_choice_is_kept_and_only_what_changed_is_a_row(worker, client_for):
    client = client_for(worker)
    page = client.post(URL, filled(client, **{"sms-learning": "weekly"}), follow=True).content.decode()
    assert "已保存，从下一条通知起生效。" in page
    assert [(row.kind, row.channel, row.choice) for row in Preference.objects.all()] == [("learning", "sms", "weekly")]
    assert filled(client)["sms-learning"] == "weekly"
    assert choices_of([worker.pk], Kind.LEARNING, Channel.SMS) == {worker.pk: Choice.WEEKLY}


def test_safety_cannot_be_switched_off_by_page_or_call(worker, client_for):
    client = client_for(worker)
    client.post(URL, filled(client, **{"sms-account": "off"}))
    assert not Preference.objects.exists()
    with pytest.raises(ValidationError, match="账号安全提醒不能关闭"):
        prefer(person=worker, kind=Kind.ACCOUNT, channel=Channel.SMS, choice=Choice.OFF, by=worker)


@pytest.mark.parametrize(("kind", "channel"), [("learning", "inbox"), ("nonsense", "sms"), ("learning", "pigeon")])
def test_what_is_not_offered_is_refused(worker, kind, channel):
    with pytest.raises(ValidationError):
        prefer(person=worker, kind=kind, channel=channel, choice=Choice.OFF, by=worker)


def test_wrong_choice_is_answered_beside_its_field(worker, client_for):
    client = client_for(worker)
    page = client.post(URL, filled(client, **{"sms-learning": "hourly"})).content.decode()
    assert page.count('role="alert"') == 1
    assert not Preference.objects.exists()


def test_page_says_where_it_goes_and_that_it_costs_nothing(worker, client_for, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    page = client_for(worker).get(URL).content.decode()
    assert "手机号还没有验证" in page
    assert "电子邮件" not in page
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with_mail(proved(worker))
    page = client_for(worker).get(URL).content.decode()
    assert (worker.masked_phone in page, worker.phone in page) == (True, False)
    assert ("w***@example.org" in page, "worker@" in page) == (True, False)
    assert "您不用花一分钱" in page
    assert "22:00 到次日 07:00 不打扰您" in page
