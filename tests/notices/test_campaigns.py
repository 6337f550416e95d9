"""An officer tells a union and all below it something: looked at first, on its way, taken back."""

import datetime

import pytest
from django.utils import timezone

from accounts.actions import join_union
from accounts.models import Membership, RoleGrant, SmsMessage
from audit.models import Entry
from notices.actions import announce, deliver, go_on, mark_read, prefer, recall
from notices.campaigns.reach import Reach, facts_of, previewed, reach_of
from notices.enums import CampaignState, State
from notices.models import Campaign, Delivery, Notice
from notices.notice_templates import UNION_WORD
from notices.wording import letter
from records import outbox
from tests.factories import PersonFactory
from tests.notices.factories import at, clock_at, proved

URL = "/notices/unions/"
WORDS = {"union": "甲厂工会", "title": "冬送温暖", "text": "周五发放。\n地点：食堂"}


def send(client, **changes):
    return client.post(f"{URL}new/", {**WORDS, "channels": ["sms"], "sure": "yes", **changes}, follow=True)


@pytest.fixture
def word(tree, company_officer):
    """An announcement of the company that begins at once."""

    def make(**fields) -> Campaign:
        for rows in (RoleGrant.objects, Membership.objects):
            rows.update(from_on=datetime.date(2026, 3, 1))  # before the day of `at`, whenever this runs
        facts = facts_of(tree.company, "冬送温暖", "周五发放")
        given = {"union": tree.company, "template": UNION_WORD, "facts": facts, "channels": ["sms"]}
        return announce(**{**given, **fields}, by=company_officer)

    return make


def test_it_is_looked_at_before_anything_is_sent(tree, reached, coworker, company_officer, client_for):
    page = client_for(company_officer).post(f"{URL}new/", {**WORDS, "channels": ["sms"]}).content.decode()
    assert "周五发放。<br>地点：食堂" in page
    assert "【工学】甲厂工会：冬送温暖。请在工学“我的－通知”里查看。" in page
    assert "3 人" in page  # two workers and the officer
    assert "3 人中的 1 人" in page
    assert "¥0.05" in page
    assert not Campaign.objects.exists()


def test_change_something_keeps_what_was_typed(company_officer, tree, client_for):
    page = client_for(company_officer).post(f"{URL}new/", {**WORDS, "channels": ["sms"], "back": "yes"})
    assert page.context["form"].cleaned_data["title"] == "冬送温暖"
    assert not Campaign.objects.exists()


def test_reach_counts_who_can_be_and_wants_to_be_rung(reached, coworker, tree):
    other = proved(PersonFactory())
    join_union(person=other, union=tree.company, by=None)
    prefer(person=other, kind="union", channel="sms", choice="off", by=other)
    prefer(person=reached, kind="union", channel="sms", choice="daily", by=reached)
    found = reach_of(tree.county, ["sms"], previewed(tree.county, "题", "文"))
    assert found == Reach(people=3, texts=1, mails=0, sms=found.sms)
    assert (found.parts, found.cost) == (1, "¥0.05")


def test_the_money_of_the_day_is_looked_at(reached, tree, settings):
    settings.SMS_BACKEND, settings.SMS_DAILY_CAP_FEN = "accounts.sms.gateway.GatewayBackend", 4
    assert reach_of(tree.company, ["sms"], previewed(tree.company, "题", "文")).is_over_cap
    settings.SMS_DAILY_CAP_FEN = 5
    assert not reach_of(tree.company, ["sms"], previewed(tree.company, "题", "文")).is_over_cap


def test_sent_it_begins_after_two_minutes_and_says_who_sent_what(company_officer, worker, client_for):
    page = send(client_for(company_officer))
    made = Campaign.objects.get()
    assert made.state == CampaignState.COMING
    assert round((made.starts_at - made.created_at).total_seconds()) == 120
    assert "还没开始" in page.content.decode()
    line = Entry.objects.get(action="notice.announced")
    assert (line.by, line.facts) == (company_officer.pk, {"union": "company", "campaign": made.pk})
    outbox.deliver_due()
    assert not Notice.objects.exists()
    with clock_at(made.starts_at):
        outbox.deliver_due()
    assert Notice.objects.filter(campaign=made).count() == 2


def test_facts_stand_once_and_are_read_and_exported(word, reached, client_for):
    from privacy.exporting import part
    from privacy.inventory import entry_of

    go_on(campaign=word().pk)
    notice = Notice.objects.get(person=reached)
    assert (notice.facts, letter(notice).title, letter(notice).text) == ({}, "冬送温暖", "周五发放")
    assert part(entry_of(Notice), reached)["rows"][0]["facts"]["text"] == "周五发放"
    assert "冬送温暖" in client_for(reached).get("/notices/").content.decode()
    assert client_for(reached).get("/api/v1/notices/").json()["results"][0]["text"] == "周五发放"


def test_at_night_it_waits_for_the_morning_and_what_is_off_stays_off(word, reached, coworker):
    proved(coworker)
    prefer(person=coworker, kind="union", channel="sms", choice="off", by=coworker)
    with clock_at(at("23:00")):
        go_on(campaign=word().pk)
        assert list(Delivery.objects.exclude(channel="inbox").values_list("notice__person", "due_at")) == [
            (reached.pk, at("07:00", day=3))
        ]
    with clock_at(at("07:00", day=3)):
        deliver(person=reached.pk, channel="sms")
    assert SmsMessage.objects.get().text == "【工学】甲厂工会：冬送温暖。请在工学“我的－通知”里查看。"


def test_only_the_chosen_ways_are_used(word, reached):
    go_on(campaign=word(channels=["inbox"]).pk)
    assert set(Delivery.objects.values_list("channel", flat=True)) == {"inbox"}


def test_taken_back_before_it_begins_nobody_learns_of_it(company_officer, worker, client_for):
    client = client_for(company_officer)
    send(client)
    made = Campaign.objects.get()
    page = client.post(f"{URL}{made.pk}/back/", follow=True).content.decode()
    assert "已撤回" in page
    with clock_at(made.starts_at):
        outbox.deliver_due()
    assert (Notice.objects.count(), Campaign.objects.get().done_count) == (0, 0)
    assert Entry.objects.get(action="notice.recalled").facts["told"] == 0


def test_taken_back_on_the_way_it_rings_no_more_and_says_so(word, reached, company_officer):
    with clock_at(at("23:00")):
        made = word()
        go_on(campaign=made.pk)
        recall(campaign=made, by=company_officer)
    with clock_at(at("07:00", day=3)):
        deliver(person=reached.pk, channel="sms")
    assert not SmsMessage.objects.exists()
    assert Delivery.objects.get(channel="sms").state == State.DROPPED
    notice = Notice.objects.select_related("campaign").get(person=reached)
    assert (letter(notice).title, letter(notice).url) == ("有一条通知已撤回", "")


def test_what_has_gone_out_is_not_taken_back(word, reached, company_officer, client_for):
    made = word(channels=["inbox"])
    go_on(campaign=made.pk)
    page = client_for(company_officer).post(f"{URL}{made.pk}/back/", follow=True).content.decode()
    assert "已经发给所有人了" in page
    assert Campaign.objects.get().recalled_at is None


def test_figures_say_told_read_and_rung(word, reached, coworker, company_officer, client_for):
    made = word()
    go_on(campaign=made.pk)
    mark_read(notice=Notice.objects.get(person=reached), by=reached)
    page = client_for(company_officer).get(f"{URL}{made.pk}/").context["line"]
    assert (page.campaign.done_count, page.read, page.ways) == (3, 1, [("短信", 0, 1, 0)])


@pytest.mark.parametrize("count", [1, 3])
def test_list_keeps_its_number_of_queries(
    word, reached, company_officer, client_for, count, django_assert_max_num_queries
):
    for _number in range(count):
        go_on(campaign=word().pk)
    client = client_for(company_officer)
    with django_assert_max_num_queries(10):
        assert len(client.get(URL).context["lines"]) == count


def test_foreign_campaigns_are_not_there(word, tree, county_officer, other_officer, worker, auditor, client_for):
    made = word()
    for person in (other_officer, worker, auditor):
        assert client_for(person).get(f"{URL}{made.pk}/").status_code == 404
        assert client_for(person).post(f"{URL}{made.pk}/back/").status_code == 404
    assert client_for(county_officer).get(f"{URL}{made.pk}/").status_code == 200
    assert Campaign.objects.get().recalled_at is None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"union": "乙厂工会"}, "您负责的范围里没有叫这个名称的工会"),
        ({"union": "工会"}, "有几个工会相符"),
        ({"title": ""}, "请写一个标题"),
        ({"starts_at": "2020-01-01T08:00"}, "这个时间已经过去了"),
        ({"starts_at": f"{timezone.localdate() + datetime.timedelta(days=99)}T08:00"}, "60 天之内"),
    ],
)
def test_a_mistake_is_said_and_nothing_is_lost(tree, county_officer, client_for, changes, sentence):
    page = send(client_for(county_officer), **changes).content.decode()
    assert sentence in page
    assert "地点：食堂" in page
    assert not Campaign.objects.exists()
