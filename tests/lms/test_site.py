"""The first pages of a new database, and the way from an address to a page."""

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction, Site

from bookroom.models import BookIndexPage
from courses.models import CourseIndexPage
from lms.actions import ensure_site
from lms.models import HomePage, NewsIndexPage
from lms.views.pages import find
from tests.lms.factories import make_event, make_news


def shape() -> list[tuple]:
    return list(Page.objects.order_by("path").values_list("pk", "path", "slug"))


def test_site_is_made_once(db):
    home, before = ensure_site(by=None), None
    before = shape()
    assert ensure_site(by=None) == home
    assert shape() == before
    assert Site.objects.get().root_page_id == home.pk
    assert [page.specific_class for page in home.get_children()] == [CourseIndexPage, BookIndexPage, NewsIndexPage]


def test_what_is_missing_is_added(site):
    NewsIndexPage.objects.get().delete()
    ensure_site(by=None)
    assert NewsIndexPage.objects.get().get_parent().specific == site
    assert HomePage.objects.count() == 1


def test_news_takes_the_union_of_its_section(site, tree):
    assert make_news(tree.county).union == tree.county


def test_page_is_found_in_one_query_however_deep(site, tree):
    make_news(tree.city)
    page = make_event(tree.county, slug="talk")
    path = page.url.strip("/") + "/"
    find(path)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = find(path)
        assert (found, found.union.name, found.place) == (page, tree.county.name, page.place)
    assert len(queries) == 1


def test_news_of_ones_union_and_those_above_is_open_and_no_other(site, tree, worker, stranger, client, client_for):
    news = make_news(tree.county)
    assert client_for(worker).get(news.url).status_code == 200
    assert client_for(stranger).get(news.url).status_code == 404
    assert client.get(news.url).status_code == 404


@pytest.mark.parametrize("make", [make_news, make_event])
def test_draft_is_nowhere(site, tree, worker, client_for, make):
    page = make(tree.company, live=False)
    assert client_for(worker).get(page.url).status_code == 404


def test_private_page_is_left_to_wagtail(site, tree, worker, client_for):
    news = make_news(tree.company)
    PageViewRestriction.objects.create(page=news.get_parent(), restriction_type="password", password="schluessel")
    assert find(news.url.strip("/") + "/") is None
    answer = client_for(worker).get(news.url)
    assert news.title not in answer.content.decode()


def test_unknown_address_is_a_page(site, client):
    answer = client.get("/no/such/page/")
    assert answer.status_code == 404


def test_another_process_of_the_run_does_not_answer_with_its_own_roots():
    """Wagtail keeps under one key where the pages of a site hang: those of another test database lead nowhere."""
    assert settings.VAR.name in caches["default"].make_key("wagtail_site_root_paths")
