"""Officers look at a member's ledger, see where an entry came from, and take back what was wrong."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.actions import join_union
from audit.models import Entry
from credits.actions import award, issue_certificate
from credits.models import Posting
from credits.queries import balance
from notices.models import Notice
from tests.credits.factories import make_rule
from tests.factories import make_union

HOURS_4 = 4 * 3600


@pytest.fixture
def posting(worker):
    make_rule()
    facts = {"seconds": HOURS_4, "verified_seconds": HOURS_4 + 180, "score": 85}
    given = {"source": "course:1", "event": "course.completed", "theme": "health", "title": "消防与应急处置"}
    return award(person=worker, facts=facts, **given)


@pytest.fixture
def certificate(worker, tree, posting):
    given = {"source": "course:1", "title": "消防与应急处置", "seconds": HOURS_4, "credits": posting.credits}
    return issue_certificate(person=worker, union=tree.county, theme="health", **given)


def person_page(person) -> str:
    return reverse("credits:desk-person", args=[person.pk])


def words(client, url) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_ledger_of_a_member_shows_hours_credits_and_certificates(worker, certificate, county_officer, client_for):
    text = words(client_for(county_officer), person_page(worker))
    for said in ("王建军", "消防与应急处置", "4.0", "0.33", certificate.label, "明细"):
        assert said in text
    assert Entry.objects.filter(action="learning.opened", subject=worker.pk, by=county_officer.pk).count() == 1


def test_an_auditor_reads_the_name_masked(worker, posting, auditor, client_for):
    text = words(client_for(auditor), person_page(worker))
    assert ("王*军" in text, "王建军" in text) == (True, False)


def test_an_empty_ledger_says_what_fills_it(coworker, county_officer, client_for):
    text = words(client_for(county_officer), person_page(coworker))
    assert ("没有明细" in text, "还没有证书" in text) == (True, True)


def test_pages_are_closed_to_strangers_and_for_oneself(worker, posting, certificate, cast_out, client_for):
    pages = [
        person_page(worker),
        reverse("credits:desk-posting", args=[posting.pk]),
        reverse("credits:desk-reverse", args=[posting.pk]),
        reverse("credits:desk-certificate", args=[certificate.number]),
        reverse("credits:desk-revoke", args=[certificate.number]),
    ]
    for person in (*cast_out, worker):
        assert {client_for(person).get(page).status_code for page in pages} == {404}


@pytest.fixture
def cast_out(coworker, trainer, librarian, other_officer):
    return coworker, trainer, librarian, other_officer


def test_an_entry_says_what_was_measured_and_by_which_rule(posting, certificate, county_officer, client_for):
    text = words(client_for(county_officer), reverse("credits:desk-posting", args=[posting.pk]))
    for said in ("243 分钟", "240 分钟", "85", "240 分钟 ÷ 45 ÷ 16 = 0.33 学分", "市总工会文件", certificate.label):
        assert said in text


def test_taking_back_says_first_what_will_stand(posting, county_officer, client_for):
    text = words(client_for(county_officer), reverse("credits:desk-reverse", args=[posting.pk]))
    assert "现在 0.33，撤回后 0.00" in text


def test_an_officer_takes_an_entry_back(worker, posting, certificate, county_officer, client_for):
    client = client_for(county_officer)
    url = reverse("credits:desk-reverse", args=[posting.pk])
    assert "请写明原因" in client.post(url, {"reason": " "}).content.decode()
    answer = client.post(url, {"reason": "补考由他人代考"}, follow=True)
    made = Posting.objects.get(reverses=posting)
    assert answer.redirect_chain == [(reverse("credits:desk-posting", args=[made.pk]), 302)]
    assert "已撤回" in answer.content.decode()
    assert (made.credits, made.posted_by, made.reason) == (-33, county_officer, "补考由他人代考")
    assert balance(worker) == 0
    first = words(client, reverse("credits:desk-posting", args=[posting.pk]))
    assert ("补考由他人代考" in first, "撤回这条明细" in first) == (True, False)
    assert client.get(url).status_code == 404


def test_the_person_is_told_and_the_act_is_written_down(worker, posting, county_officer, client_for):
    url = reverse("credits:desk-reverse", args=[posting.pk])
    client_for(county_officer).post(url, {"reason": "重复计入"})
    notice = Notice.objects.get(person=worker, template="credits.reversed")
    assert notice.facts == {"title": "消防与应急处置", "credits": 33, "reason": "重复计入"}
    line = Entry.objects.get(action="credits.reversed")
    assert (line.subject, line.by, line.facts) == (worker.pk, county_officer.pk, {"entry": str(posting.pk)})


def test_a_second_union_sees_and_only_the_main_one_takes_back(worker, posting, tree, other_officer, client_for):
    long_ago = timezone.localdate() - datetime.timedelta(days=9)
    join_union(person=worker, union=tree.other_county, from_on=long_ago, is_main=False, by=None)
    client = client_for(other_officer)
    assert "撤回这条明细" not in words(client, reverse("credits:desk-posting", args=[posting.pk]))
    assert client.post(reverse("credits:desk-reverse", args=[posting.pk]), {"reason": "x"}).status_code == 404
    assert not Posting.objects.filter(reverses=posting).exists()


def test_the_issuing_union_revokes(worker, certificate, county_officer, company_officer, client_for):
    page, url = (reverse(f"credits:{name}", args=[certificate.label]) for name in ("desk-certificate", "desk-revoke"))
    assert "只有甲县总工会和它的上级工会可以撤销" in words(client_for(company_officer), page)
    assert client_for(company_officer).post(url, {"reason": "冒用"}).status_code == 404
    client = client_for(county_officer)
    answer = client.post(url, {"reason": "冒用他人身份"}, follow=True)
    certificate.refresh_from_db()
    assert (certificate.status, certificate.revoked_by) == ("revoked", county_officer)
    assert ("冒用他人身份" in answer.content.decode(), client.get(url).status_code) == (True, 404)
    assert Entry.objects.filter(action="certificate.revoked", subject=worker.pk).count() == 1


def test_queries_do_not_grow(worker, posting, county_officer, client_for, django_assert_max_num_queries):
    client, page, issuer = client_for(county_officer), person_page(worker), make_union("发证工会")
    client.get(page)
    with django_assert_max_num_queries(40) as few:
        client.get(page)
    for number in range(2, 6):
        given = {"source": f"course:{number}", "event": "course.completed", "title": "课"}
        award(person=worker, facts={"seconds": 600}, **given)
        paper = {"source": f"course:{number}", "title": "课", "seconds": 600, "credits": 1}
        issue_certificate(person=worker, union=issuer, **paper)
    with django_assert_max_num_queries(len(few)) as many:
        client.get(page)
    assert len(many) == len(few)


def test_people_behind_a_figure_lead_to_their_ledger(worker, posting, county_officer, client_for):
    text = words(client_for(county_officer), reverse("lms:desk-people"))
    assert person_page(worker) in text


def test_who_has_left_since_is_named_without_a_way(worker, posting, tree, county_officer, client_for):
    worker.memberships.update(from_on=datetime.date(2020, 1, 1), to_on=datetime.date(timezone.localdate().year, 1, 1))
    text = words(client_for(county_officer), reverse("lms:desk-people") + f"?year={timezone.localdate().year - 1}")
    assert ("王*军" in text, person_page(worker) in text) == (True, False)
