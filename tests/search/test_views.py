import re

import pytest
from django.shortcuts import resolve_url

from records.outbox import deliver_due
from search.actions import rebuild
from tests.bookroom.factories import BookFactory, ChapterFactory
from tests.courses.factories import make_course, make_lesson
from tests.search.test_sources import make_list

URL = "/search/"


@pytest.fixture
def shelf(backend, tree):
    """One of each kind, all about dust, and a course that only the other county's members see."""
    course = make_course(tree.county, "粉尘防爆", summary="看懂粉尘。", theme="health")
    make_lesson(course, "每班三查", [("text", "<p>先看粉尘，再开机。</p>")])
    book = BookFactory(union=tree.county, title="粉尘手册", theme="skills")
    ChapterFactory(book=book, text="粉尘作业班前五问。")
    make_list(tree.county, intro="粉尘作业的人先看这几本。")
    make_course(tree.other_county, "粉尘内部课", for_union_only=True)
    rebuild()


def titles(page):
    rows = re.findall(r'<a class="row hit".*?</a>', page.content.decode(), re.DOTALL)
    return [re.sub(r"<[^>]+>", "", re.search(r"<b>(.*?)</b>", row)[1]) for row in rows]


def chips(page):
    found = re.findall(r'<a class="chip[^>]*>(.*?)</a>', page.content.decode(), re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", "", text).split()) for text in found]


def test_every_kind_is_found_with_its_count(shelf, client_for, worker):
    page = client_for(worker).get(URL, {"q": "粉尘"})
    assert chips(page)[:6] == ["全部 5", "课程 1", "课时 1", "图书 1", "书中段落 1", "书单 1"]
    assert sorted(titles(page)) == sorted(["粉尘防爆", "每班三查", "粉尘手册", "粉尘手册", "新工人书单"])
    assert "先看<mark>粉尘</mark>，再开机。" in page.content.decode()


def test_what_a_union_keeps_for_itself_is_found_and_counted_by_its_members_only(shelf, client_for, worker, stranger):
    mine, theirs = (client_for(person).get(URL, {"q": "内部课"}) for person in (stranger, worker))
    assert (titles(mine), titles(theirs)) == (["粉尘内部课"], [])
    assert chips(client_for(stranger).get(URL, {"q": "粉尘"}))[1] == "课程 2"


def test_hits_are_checked_against_the_database_once_more(shelf, client_for, worker):
    """The message that takes it out has not been delivered yet: it is not shown all the same."""
    from courses.models import CoursePage

    CoursePage.objects.get(title="粉尘防爆").unpublish()
    assert titles(client_for(worker).get(URL, {"q": "粉尘防爆"})) == []


def test_filters_narrow_and_stay_in_the_addresses(shelf, client_for, worker):
    page = client_for(worker).get(URL, {"q": "粉尘", "kind": "passage", "theme": "skills", "page": "1"})
    assert titles(page) == ["粉尘手册"]
    addresses = re.findall(r'class="chip[^"]*"[^>]*href="([^"]*)"', page.content.decode())
    assert addresses[0] == "?q=%E7%B2%89%E5%B0%98&amp;theme=skills"
    assert all("page=" not in address and "q=" in address for address in addresses)


def test_pages_keep_the_filters_and_follow_each_other(backend, tree, client_for, worker):
    for number in range(23):
        make_course(tree.county, f"粉尘第{number}课")
    rebuild()
    client = client_for(worker)
    first, second, beyond = (client.get(URL, {"q": "粉尘", "page": number}) for number in (1, 2, 49))
    assert (len(titles(first)), len(titles(second))) == (20, 3)
    assert len({*titles(first), *titles(second)}) == 23
    assert titles(beyond) == titles(second)
    assert "?q=%E7%B2%89%E5%B0%98&amp;page=2" in first.content.decode()


@pytest.mark.parametrize("rows", [1, 6])
def test_page_costs_the_same_few_queries_whatever_the_rows(
    backend, tree, client_for, worker, django_assert_num_queries, rows
):
    for number in range(rows):
        make_lesson(make_course(tree.county, f"粉尘{number}"), "粉尘")
        ChapterFactory(book=BookFactory(union=tree.county, title="粉尘"), text="粉尘")
        make_list(tree.county, "粉尘")
    rebuild()
    client = client_for(worker)
    client.get(URL)
    with django_assert_num_queries(4):
        client.get(URL, {"q": "粉尘"})


def test_start_shows_what_is_popular_in_few_queries(shelf, client_for, worker, django_assert_num_queries):
    client = client_for(worker)
    client.get(URL)
    with django_assert_num_queries(4):
        page = client.get(URL)
    assert titles(page) == ["粉尘防爆", "粉尘手册"]


def test_nothing_found_says_what_to_try(shelf, client_for, worker):
    client = client_for(worker)
    assert "请换一个词" in client.get(URL, {"q": "量子"}).content.decode()
    assert "搜索全部内容" in client.get(URL, {"q": "粉尘", "theme": "law"}).content.decode()


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [("字" * 101, "最多搜索 100 个字"), ("！？*", "只有符号无法搜索"), ("粉\x00尘", "无法识别的字符")],
)
def test_what_cannot_be_asked_gets_a_sentence_and_stays_in_the_box(client_for, worker, asked, sentence):
    page = client_for(worker).get(URL, {"q": asked}).content.decode()
    assert sentence in page
    assert "aria-invalid" in page


def test_markup_in_question_and_title_is_only_text(backend, tree, client_for, worker):
    make_course(tree.county, "<script>alert(1)</script>粉尘")
    rebuild()
    page = client_for(worker).get(URL, {"q": '粉尘 "><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page
    assert "<mark>script</mark>" in page


def test_only_who_is_signed_in_searches(client, settings):
    answer = client.get(URL, {"q": "粉尘"})
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, resolve_url(settings.LOGIN_URL))


def test_page_is_small(shelf, client_for, worker):
    import gzip

    page = client_for(worker).get(URL, {"q": "粉尘"})
    assert len(gzip.compress(page.content)) < 14_000


def test_new_content_is_found_after_delivery(backend, tree, client_for, worker):
    make_course(tree.county, "除尘器检查")
    deliver_due()
    assert titles(client_for(worker).get(URL, {"q": "除尘"})) == ["除尘器检查"]
