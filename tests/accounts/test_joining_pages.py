"""My unions, and the officers' queue."""

import datetime

import pytest
from django.utils import timezone

from accounts.actions import ask_to_join
from accounts.models import JoinRequest
from tests.factories import PersonFactory

MINE = "/people/me/unions/"
QUEUE = "/people/requests/"
DECIDE = "/people/requests/decide/"


def text_of(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def ask(person, union, **said) -> JoinRequest:
    return ask_to_join(person=person, union=union, by=person, **{"workplace": "二车间", **said})


def test_my_unions_shows_present_former_and_requests(worker, tree, client_for):
    worker.memberships.create(union=tree.works, from_on="2024-01-05", to_on="2025-03-31")
    ask(worker, tree.other_company)
    text = text_of(client_for(worker).get(MINE))
    assert "甲厂工会" in text
    assert "2024年1月5日 – 2025年3月31日" in text
    assert "等待工会答复" in text


def test_union_is_found_by_part_of_its_name_with_its_place(worker, tree, client_for):
    text = text_of(client_for(worker).get(MINE, {"q": "乙厂"}))
    assert "市总工会 · 乙县总工会" in text
    assert "/people/me/unions/other-company/join/" in text
    assert "没有找到" in text_of(client_for(worker).get(MINE, {"q": "<b>无"}))


def test_own_and_asked_unions_are_not_offered_again(worker, tree, client_for):
    ask(worker, tree.works)
    text = text_of(client_for(worker).get(MINE, {"q": "甲"}))
    assert "company/join/" not in text
    assert "works/join/" not in text


def test_asking_by_the_form_and_a_missing_workplace_loses_nothing(worker, tree, client_for):
    client, url = client_for(worker), "/people/me/unions/other-company/join/"
    wrong = text_of(client.post(url, {"workplace": "", "message": "昨天刚来上班"}))
    assert "昨天刚来上班" in wrong
    assert "请填写工作单位" in wrong
    mine = worker.memberships.get()
    assert client.post(url, {"workplace": "装配班", "message": "", "leaves": mine.pk}).url == MINE
    made = JoinRequest.objects.get()
    assert (made.person, made.union, made.workplace, made.leaves) == (worker, tree.other_company, "装配班", mine)


def test_form_names_no_membership_of_others(worker, coworker, tree, client_for):
    url = "/people/me/unions/other-company/join/"
    text_of(client_for(worker).post(url, {"workplace": "甲", "leaves": coworker.memberships.get().pk}))
    assert not JoinRequest.objects.exists()


def test_limit_is_told_on_the_page(worker, tree, client_for, settings):
    settings.JOIN_LIMITS = {"open": 0, "day": 10}
    text = text_of(client_for(worker).post("/people/me/unions/works/join/", {"workplace": "甲班"}))
    assert "还没有答复" in text
    assert "甲班" in text


def test_unknown_union_is_not_there(worker, client_for):
    assert client_for(worker).get("/people/me/unions/nowhere/join/").status_code == 404


def test_request_of_others_cannot_be_withdrawn(worker, coworker, tree, client_for):
    asked = ask(worker, tree.works)
    url = f"/people/me/unions/requests/{asked.pk}/withdraw/"
    assert client_for(coworker).post(url).status_code == 404
    assert client_for(worker).post(url).url == MINE
    asked.refresh_from_db()
    assert asked.state == "withdrawn"
    assert "刚刚已被处理或撤回" in text_of(client_for(worker).post(url, follow=True))


def test_leaving_says_first_what_it_means_and_is_one_s_own(worker, coworker, client_for):
    mine = worker.memberships.get()
    url = f"/people/me/unions/{mine.pk}/leave/"
    assert client_for(coworker).post(url).status_code == 404
    assert "唯一的工会" in text_of(client_for(worker).get(url))
    mine.refresh_from_db()
    assert mine.to_on is None
    assert client_for(worker).post(url).url == MINE
    mine.refresh_from_db()
    assert mine.to_on == timezone.localdate()


def test_queue_shows_the_oldest_first_with_masked_number(tree, worker, stranger, county_officer, client_for):
    late, early = ask(worker, tree.works), ask(stranger, tree.works)
    JoinRequest.objects.filter(pk=early.pk).update(asked_at=timezone.now() - datetime.timedelta(hours=5))
    text = text_of(client_for(county_officer).get(QUEUE))
    assert text.index("赵远") < text.index("王建军")
    assert "5 小时前" in text
    assert worker.masked_phone in text
    assert worker.phone[3:] not in text
    assert f'value="{late.pk}"' in text


def test_queue_knows_nothing_of_other_parts(tree, worker, county_officer, other_officer, client_for):
    asked = ask(worker, tree.other_company)
    client = client_for(county_officer)
    assert "王建军" not in text_of(client.get(QUEUE))
    client.post(DECIDE, {"request": asked.pk, "accept": "yes", "sure": "1"})
    asked.refresh_from_db()
    assert asked.state == "requested"
    assert "王建军" in text_of(client_for(other_officer).get(QUEUE))


def test_officer_does_not_find_her_own_request(tree, city_officer, client_for):
    ask(city_officer, tree.company)
    assert "没有待答复的申请" in text_of(client_for(city_officer).get(QUEUE))


def test_nothing_happens_before_one_is_sure(tree, worker, stranger, county_officer, client_for):
    both = [ask(worker, tree.works).pk, ask(stranger, tree.works).pk]
    client, ticks = client_for(county_officer), {"request": both, "accept": "yes", "union": "works"}
    asked = text_of(client.post(DECIDE, ticks))
    assert "同意 2 人入会" in asked
    assert JoinRequest.objects.waiting().count() == 2
    answer = client.post(DECIDE, {**ticks, "sure": "1"})
    assert answer.url == f"{QUEUE}?state=requested&union=works"
    assert set(JoinRequest.objects.values_list("state", flat=True)) == {"accepted"}
    assert "已同意 2 人入会" in text_of(client.get(QUEUE))


def test_refusal_without_a_reason_asks_again(tree, worker, county_officer, client_for):
    asked = ask(worker, tree.works)
    client, refusal = client_for(county_officer), {"request": asked.pk, "accept": "no", "sure": "1"}
    assert "请写明原因" in text_of(client.post(DECIDE, {**refusal, "reason": " "}))
    client.post(DECIDE, {**refusal, "reason": "不在本矿上班"})
    asked.refresh_from_db()
    assert (asked.state, asked.reason) == ("refused", "不在本矿上班")
    assert "不在本矿上班" in text_of(client_for(worker).get(MINE))


@pytest.mark.parametrize("ticks", [[], ["x"], ["99999999999999999999999"], ["-1"]])
def test_strange_ticks_change_nothing(county_officer, client_for, ticks):
    answer = client_for(county_officer).post(DECIDE, {"request": ticks, "accept": "yes", "sure": "1"})
    assert answer.status_code == 302


def test_filters_survive_a_reload(tree, worker, county_officer, client_for):
    ask(worker, tree.works)
    client = client_for(county_officer)
    assert "王建军" in text_of(client.get(QUEUE, {"union": "works"}))
    assert "王建军" not in text_of(client.get(QUEUE, {"union": "company"}))
    assert "王建军" not in text_of(client.get(QUEUE, {"state": "refused"}))
    assert "王建军" in text_of(client.get(QUEUE, {"state": "nonsense"}))


@pytest.mark.parametrize("count", [1, 3])
def test_queue_takes_as_many_queries_for_one_as_for_three(
    tree, county_officer, client_for, count, django_assert_max_num_queries
):
    for _number in range(count):
        ask(PersonFactory(), tree.works)
    client = client_for(county_officer)
    with django_assert_max_num_queries(10):
        client.get(QUEUE)


@pytest.mark.parametrize("count", [1, 3])
def test_my_unions_takes_few_queries(tree, worker, client_for, count, django_assert_max_num_queries):
    for union in (tree.works, tree.county, tree.other_company)[:count]:
        ask(worker, union)
    client = client_for(worker)
    with django_assert_max_num_queries(5):
        client.get(MINE, {"q": "工会"})


def test_form_offers_to_stay_and_to_leave(worker, tree, client_for):
    text = text_of(client_for(worker).get("/people/me/unions/other-company/join/"))
    assert "继续留在现在的工会" in text
    assert "入会前一天退出甲厂工会" in text


def test_age_of_a_request_is_told_in_days(tree, worker, county_officer, client_for):
    asked = ask(worker, tree.works)
    JoinRequest.objects.filter(pk=asked.pk).update(asked_at=timezone.now() - datetime.timedelta(days=4, hours=1))
    assert "等了 4 天" in text_of(client_for(county_officer).get(QUEUE))
