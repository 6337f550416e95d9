"""The worker's inbox: what stands first, what opening does, and the way back."""

import datetime

import pytest
from django.utils import timezone

from notices.models import Notice
from tests.notices.factories import tell

URL = "/notices/"


def text_of(client, url: str = URL) -> str:
    return client.get(url).content.decode()


def test_unread_stand_first_then_the_newest(worker, client_for):
    old = timezone.now() - datetime.timedelta(hours=5)
    for hours, title in enumerate("甲乙丙"):
        notice = tell(worker, title=title)
        Notice.objects.filter(pk=notice.pk).update(created_at=old + datetime.timedelta(hours=hours))
    Notice.objects.filter(facts__title="丙").update(read_at=old + datetime.timedelta(hours=3))
    page = text_of(client_for(worker))
    assert sorted("甲乙丙", key=lambda title: page.index(f"Title {title}")) == ["乙", "甲", "丙"]
    assert "共 3 条 · 2 条未读" in page


def test_opening_marks_as_read_and_keeps_its_place_for_the_way_back(worker, client_for):
    notices = [tell(worker, title=str(number), url="/courses/") for number in range(30)]
    client, second = client_for(worker), f"{URL}?kind=learning&page=2"
    assert f"/notices/{notices[3].pk}/?kind=learning&amp;page=2" in text_of(client, second)
    page = text_of(client, f"/notices/{notices[3].pk}/?kind=learning&page=2")
    assert f'href="{URL}?kind=learning&amp;page=2#n{notices[3].pk}"' in page
    assert "Text of 3." in page
    assert 'href="/courses/"' in page
    notices[3].refresh_from_db()
    assert notices[3].read_at
    assert f'id="n{notices[3].pk}"' in text_of(client, second)  # still where it stood


def test_first_opening_counts(worker, client_for):
    notice, client = tell(worker), client_for(worker)
    client.get(f"{URL}{notice.pk}/")
    first = Notice.objects.get().read_at
    client.get(f"{URL}{notice.pk}/")
    assert Notice.objects.get().read_at == first


def test_kinds_filter_and_survive_a_reload(worker, client_for):
    tell(worker, title="课"), tell(worker, "test.soon", title="钱")
    client = client_for(worker)
    assert "Title 课" in text_of(client)
    page = text_of(client, f"{URL}?kind=money")
    assert ("Title 课" in page, "Title 钱" in page) == (False, True)
    assert "共 1 条" in page
    assert "没有这一类通知" in text_of(client, f"{URL}?kind=union")
    assert "Title 课" in text_of(client, f"{URL}?kind=nonsense")


def test_all_of_a_kind_are_marked_and_taken_back(worker, coworker, client_for):
    for template in ("test.waits", "test.waits", "test.soon"):
        tell(worker, template)
    tell(coworker)
    client = client_for(worker)
    answer = client.post(f"{URL}read/?kind=learning", follow=True)
    page = answer.content.decode()
    assert "已把 2 条标为已读" in page
    assert (Notice.objects.unread().count(), "kind=learning" in answer.request["QUERY_STRING"]) == (2, True)
    undo = page.partition('action="/notices/unread/')[2].partition('"')[0].replace("&amp;", "&")
    client.post(f"{URL}unread/{undo}")
    assert Notice.objects.unread().count() == 4


@pytest.mark.parametrize("query", ["", "?marked=", "?marked=none", "?marked=2026-13-45T99:00", "?marked=2026-01-01"])
def test_undo_of_nothing_does_no_harm(worker, client_for, query):
    tell(worker)
    assert client_for(worker).post(f"{URL}unread/{query}").status_code == 302


def test_somebody_elses_undo_takes_back_nothing(worker, coworker, client_for):
    tell(worker)
    place = client_for(worker).post(f"{URL}read/").url.partition("?")[2]
    client_for(coworker).post(f"{URL}unread/?{place}")
    assert Notice.objects.get().read_at


def test_foreign_notice_is_not_there(worker, coworker, administrator, client_for):
    notice = tell(worker)
    assert [client_for(one).get(f"{URL}{notice.pk}/").status_code for one in (coworker, administrator)] == [404, 404]
    assert Notice.objects.get().read_at is None


def test_empty_inbox_says_what_will_come(worker, client_for):
    page = text_of(client_for(worker))
    assert "还没有通知" in page
    assert "有课程要学完、发了证书" in page


def test_visitor_is_sent_to_sign_in(db, client):
    assert client.get(URL).url == f"/accounts/login/?next={URL}"


@pytest.mark.parametrize("count", [1, 100])
def test_pages_cost_the_same_for_one_notice_as_for_a_hundred(
    worker, client_for, count, django_assert_max_num_queries, tree
):
    notices = [tell(worker, title=str(number), union=tree.company) for number in range(count)]
    client = client_for(worker)
    for url in (URL, f"{URL}?kind=learning", f"{URL}?page=2", f"{URL}{notices[0].pk}/", f"{URL}settings/"):
        with django_assert_max_num_queries(5):
            answer = client.get(url, headers={"accept-encoding": "gzip"})
        assert (answer.status_code, len(answer.content) < 14_000) == (200, True)


def test_count_stands_on_my_page_and_home_without_a_query_of_its_own(worker, client_for, django_assert_max_num_queries):
    tell(worker), tell(worker)
    client = client_for(worker)
    with django_assert_max_num_queries(5):
        me = text_of(client, "/me/")
    assert "/notices/" in me
    assert me.partition('href="/notices/"')[2].partition("</a>")[0].count("2") >= 1
