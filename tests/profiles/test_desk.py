"""The officers' queue of certificates."""

import datetime

import pytest
from django.utils import timezone

from accounts.actions import join_union
from profiles.actions import accept_certificate
from profiles.models import SkillCertificate
from tests.factories import PersonFactory
from tests.profiles.factories import upload

QUEUE = "/people/skills/"


def text_of(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def page_of(certificate) -> str:
    return f"{QUEUE}{certificate.pk}/"


def decision(certificate, accept="yes", **said) -> dict:
    return {"version": certificate.version, "seen": certificate.state, "accept": accept, **said}


@pytest.fixture
def two(worker, coworker) -> list[SkillCertificate]:
    """The co-worker's waits since three hours, the worker's since now."""
    both = [upload(coworker, number="GX-0000-1"), upload(worker, number="GX-0000-2")]
    early = timezone.now() - datetime.timedelta(hours=3)
    SkillCertificate.objects.filter(pk=both[0].pk).update(submitted_at=early)
    return list(SkillCertificate.objects.order_by("submitted_at"))


def test_queue_has_the_oldest_first_and_its_count_in_the_rail(two, company_officer, client_for):
    text = text_of(client_for(company_officer).get(QUEUE))
    assert text.index("李小燕") < text.index("王建军")
    assert "3 小时前" in text
    assert "<span>2</span>" in text


def test_queue_knows_nothing_of_other_parts(two, other_officer, company_officer, client_for):
    client = client_for(other_officer)
    assert "没有待核验的证书" in text_of(client.get(QUEUE))
    assert client.get(page_of(two[0])).status_code == 404
    assert client.post(f"{page_of(two[0])}decide/", decision(two[0])).status_code == 404
    assert SkillCertificate.objects.waiting().count() == 2


@pytest.mark.parametrize("name", ["worker", "trainer", "auditor", "administrator"])
def test_who_is_no_officer_is_sent_away(two, request, name, client_for):
    client = client_for(request.getfixturevalue(name))
    assert client.get(page_of(two[0])).status_code == 403
    assert client.post(f"{page_of(two[0])}decide/", decision(two[0])).status_code == 403


def test_officer_does_not_find_her_own(company_officer, client_for):
    own = upload(company_officer)
    client = client_for(company_officer)
    assert client.get(page_of(own)).status_code == 404
    assert "没有待核验的证书" in text_of(client.get(QUEUE))


def test_accepting_leads_to_the_next_one_and_then_to_the_list(two, company_officer, client_for):
    client = client_for(company_officer)
    text = text_of(client.get(page_of(two[0])))
    assert f"/people/skills/{two[0].pk}/file/" in text
    assert 'value="yes" formnovalidate' in text  # the reason is required to send back, not to accept
    answer = client.post(f"{page_of(two[0])}decide/", decision(two[0], union="company"))
    assert answer.url == f"{page_of(two[1])}?state=uploaded&union=company"
    assert "已通过：李小燕" in text_of(client.get(answer.url))
    assert client.post(f"{page_of(two[1])}decide/", decision(two[1])).url == f"{QUEUE}?state=uploaded"


def test_sending_back_without_a_reason_asks_for_it(two, company_officer, worker, client_for):
    client = client_for(company_officer)
    url = f"{page_of(two[1])}decide/"
    assert "请写明要更正什么" in text_of(client.post(url, decision(two[1], "no", reason="")))
    client.post(url, decision(two[1], "no", reason="照片不清楚"))
    assert "照片不清楚" in text_of(client_for(worker).get(f"/people/me/skills/{two[1].pk}/"))


def test_second_officer_is_told_that_it_was_decided(two, company_officer, county_officer, client_for):
    client = client_for(county_officer)
    accept_certificate(certificate=two[0], by=company_officer)
    text = text_of(client.post(f"{page_of(two[0])}decide/", decision(two[0], "no", reason="不清"), follow=True))
    assert "刚刚已被处理或更改" in text
    two[0].refresh_from_db()
    assert two[0].state == "accepted"


@pytest.mark.parametrize("version", ["", "0", "x", "²", "99999999999999999999"])
def test_strange_version_decides_nothing(two, company_officer, client_for, version):
    said = {**decision(two[0]), "version": version}
    assert client_for(company_officer).post(f"{page_of(two[0])}decide/", said).status_code == 302
    assert SkillCertificate.objects.waiting().count() == 2


def test_same_number_is_pointed_out(worker, coworker, company_officer, client_for):
    accept_certificate(certificate=upload(worker), by=company_officer)
    copy = upload(coworker)
    client = client_for(company_officer)
    assert "编号重复" in text_of(client.get(page_of(copy)))
    refused = client.post(f"{page_of(copy)}decide/", decision(copy), follow=True)
    assert "以前已核验通过" in text_of(refused)


def test_filters_survive_a_reload(two, company_officer, county_officer, client_for):
    accept_certificate(certificate=two[0], by=company_officer)
    client = client_for(county_officer)
    assert "李小燕" in text_of(client.get(QUEUE, {"state": "accepted"}))
    assert "李小燕" not in text_of(client.get(QUEUE, {"state": "accepted", "union": "works"}))
    assert "王建军" in text_of(client.get(QUEUE, {"state": "nonsense", "union": "company"}))


def test_filter_names_no_union_of_another_part(worker, company_officer, tree, client_for):
    join_union(person=worker, union=tree.other_company, by=None)
    upload(worker)
    assert "other-company" not in text_of(client_for(company_officer).get(QUEUE))


@pytest.mark.parametrize("count", [1, 3])
def test_queue_takes_as_many_queries_for_one_as_for_three(
    tree, county_officer, client_for, count, django_assert_max_num_queries
):
    for number in range(count):
        person = PersonFactory()
        join_union(person=person, union=tree.works, by=None)
        upload(person, number=f"GX-0000-{number}")
    client = client_for(county_officer)
    with django_assert_max_num_queries(10):
        client.get(QUEUE)
