"""The pages of one's own data."""

import pytest
from django.test import Client

from accounts.auditing.words import ACTIONS
from audit.actions import write
from privacy.looks import looks_at

OPEN = ["/privacy/terms/", "/privacy/policy/"]
OWN = ["/privacy/", "/privacy/kept/", "/privacy/looks/", "/privacy/consents/", "/privacy/export/", "/privacy/delete/"]


@pytest.mark.parametrize("url", OPEN)
def test_the_texts_are_readable_signed_out_and_marked_as_drafts(db, url):
    page = Client().get(url)
    assert page.status_code == 200
    assert "草案，待工会法律人员审定" in page.content.decode()


@pytest.mark.parametrize("url", OWN)
def test_ones_own_pages_stay_light(worker, client_for, url, django_assert_max_num_queries):
    client = client_for(worker)
    client.get(url)
    with django_assert_max_num_queries(5):
        page = client.get(url)
    assert page.status_code == 200
    assert len(client.get(url, headers={"accept-encoding": "gzip"}).content) <= 14_000
    assert 'style="' not in page.content.decode().replace("<svg", "")


@pytest.mark.parametrize("url", OWN)
def test_both_languages_are_complete(worker, client_for, url):
    page = client_for(worker).get(url, headers={"accept-language": "en"})
    assert page.headers["Content-Language"] == "en"


def test_the_page_is_found_under_me(worker, client_for):
    assert 'href="/privacy/"' in client_for(worker).get("/me/").content.decode()


def test_who_looked_is_said_masked_with_reason_and_without_oneself(worker, county_officer):
    write(action="paper.revealed", by=county_officer.pk, subject=worker.pk, reason="核对证件")
    write(action="privacy.export_asked", by=worker.pk, subject=worker.pk)
    write(action="something.new", by=None, subject=worker.pk)
    newest, first, joined = looks_at(worker, None).object_list
    assert (first.who, first.deed, first.reason) == (county_officer.masked_name, "查看了您的完整证件号", "核对证件")
    assert newest.who == "平台"
    assert joined.deed == "把您加入了工会"


def test_a_deed_of_another_app_is_called_as_auditors_call_it(worker, company_officer):
    write(action="skill.accepted", by=company_officer.pk, subject=worker.pk)
    assert looks_at(worker, None).object_list[0].deed == ACTIONS["skill.accepted"] != "处理了您的数据"


def test_who_looked_at_others_is_nobodys_business(worker, coworker, county_officer):
    write(action="paper.revealed", by=county_officer.pk, subject=coworker.pk)
    assert [look.deed for look in looks_at(worker, None).object_list] == ["把您加入了工会"]


def test_looks_keep_their_number_of_queries(worker, county_officer, client_for, django_assert_max_num_queries):
    for _look in range(30):
        write(action="paper.revealed", by=county_officer.pk, subject=worker.pk)
    client = client_for(worker)
    with django_assert_max_num_queries(5):
        page = client.get("/privacy/looks/")
    assert page.content.decode().count("查看了您的完整证件号") == 25
