import datetime

import pytest
from django.utils import timezone

from accounts.actions import grant_role, join_union
from accounts.enums import Role

URL = "/people/me/"


def test_profile_shows_name_masked_number_unions_and_roles(tree, company_officer, client_for):
    text = client_for(company_officer).get(URL).content.decode()
    today = timezone.localdate()
    since = f"{today.year}年{today.month}月{today.day}日起"
    assert "吴厂" in text
    assert company_officer.masked_phone in text
    assert company_officer.phone not in text
    assert text.count(tree.company.name) == 2
    assert text.count(since) == 2
    assert "工会干部" in text


def test_ended_role_is_not_shown(tree, worker, client_for):
    day = timezone.localdate() - datetime.timedelta(days=9)
    grant = grant_role(person=worker, role=Role.LIBRARIAN, union=tree.company, by=None, from_on=day)
    grant.to_on = timezone.localdate() - datetime.timedelta(days=1)
    grant.save()
    assert "书屋管理员" not in client_for(worker).get(URL).content.decode()


def test_language_can_be_changed_and_stays(worker, client_for):
    client = client_for(worker)
    assert client.post("/people/language/", {"language": "en", "next": URL}).url == URL
    assert "My account" in client.get(URL).content.decode()
    client.post("/people/language/", {"language": "zh-hans", "next": URL})
    assert "我的账号" in client.get(URL).content.decode()


def test_language_does_not_lead_elsewhere(worker, client_for):
    answer = client_for(worker).post("/people/language/", {"language": "en", "next": "https://elsewhere.example/"})
    assert answer.url == "/"


def test_visitor_is_sent_to_sign_in(db, client):
    assert client.get(URL).url == f"/accounts/login/?next={URL}"


@pytest.mark.parametrize("count", [1, 3])
def test_profile_takes_few_queries(tree, worker, client_for, count, django_assert_max_num_queries):
    for union in (tree.works, tree.county, tree.city)[:count]:
        join_union(person=worker, union=union, by=None)
        grant_role(person=worker, role=Role.TRAINER, union=union, by=None)
    client = client_for(worker)
    with django_assert_max_num_queries(5):
        client.get(URL)
