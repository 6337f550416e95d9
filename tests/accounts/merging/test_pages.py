"""The screens of merging: find two records, look at both, ask; another officer decides."""

import pytest

from accounts.actions import ask_merge, set_paper
from accounts.enums import MergeState, PaperKind
from accounts.models import MergeRequest, Person

NEW = "/people/merges/new/"


def text(response) -> str:
    return response.content.decode()


@pytest.fixture
def asked(worker, coworker, county_officer) -> MergeRequest:
    return ask_merge(kept=worker, gone=coworker, reason="同一人", by=county_officer)


def page_of(merge: MergeRequest) -> str:
    return f"/people/merges/{merge.pk}/"


def test_two_records_are_found_by_number_and_by_name_and_asked_for(worker, coworker, county_officer, client_for):
    set_paper(person=coworker, kind=PaperKind.RESIDENT, number="510802199202290008", by=None)
    client = client_for(county_officer)
    query = {"kept": worker.phone.removeprefix("+86"), "gone": coworker.name}
    page = text(client.get(NEW, query))
    assert "510802********0008" in page
    assert coworker.name not in page.replace(f'value="{coworker.name}"', "")
    address = f"{NEW}?kept={worker.pk}&gone={coworker.pk}"
    assert "hint err" in text(client.post(address, {"reason": ""}))
    response = client.post(address, {"reason": "换号后重复登记"})
    merge = MergeRequest.objects.get()
    assert response.url == page_of(merge)
    assert (merge.kept, merge.gone, merge.asked_by) == (worker, coworker, county_officer)


def test_several_with_one_name_are_offered_to_choose_from(worker, coworker, county_officer, client_for):
    Person.objects.filter(pk=coworker.pk).update(name=worker.name)
    page = text(client_for(county_officer).get(NEW, {"kept": worker.name, "gone": coworker.phone}))
    assert f"kept={worker.pk}" in page
    assert f"kept={coworker.pk}" in page


def test_a_record_of_another_part_is_nobody(worker, stranger, county_officer, client_for):
    client = client_for(county_officer)
    for typed in (stranger.phone, stranger.name, str(stranger.pk)):
        page = text(client.get(NEW, {"kept": worker.phone, "gone": typed}))
        assert "hint err" in page
        assert stranger.masked_name not in page
    response = client.post(f"{NEW}?kept={worker.pk}&gone={stranger.pk}", {"reason": "x"})
    assert response.status_code == 200
    assert not MergeRequest.objects.exists()


def test_who_asked_sees_no_buttons_and_another_officer_decides(asked, county_officer, city_officer, client_for):
    assert 'value="approve"' not in text(client_for(county_officer).get(page_of(asked)))
    client_for(county_officer).post(page_of(asked), {"action": "approve"})
    assert MergeRequest.objects.get().state == MergeState.ASKED
    client = client_for(city_officer)
    assert 'value="approve"' in text(client.get(page_of(asked)))
    client.post(page_of(asked), {"action": "approve", "answer": "已核对"})
    assert MergeRequest.objects.get().state == MergeState.DONE
    assert client.get(page_of(asked)).status_code == 200


def test_a_refusal_needs_a_remark(asked, city_officer, client_for):
    client = client_for(city_officer)
    assert "hint err" in text(client.post(page_of(asked), {"action": "refuse", "answer": ""}))
    client.post(page_of(asked), {"action": "refuse", "answer": "不是同一人"})
    assert MergeRequest.objects.get().state == MergeState.REFUSED


@pytest.mark.parametrize("name", ["other_officer"])
def test_a_request_of_another_part_is_not_found(request, name, asked, client_for):
    client = client_for(request.getfixturevalue(name))
    assert client.get(page_of(asked)).status_code == 404
    assert client.post(page_of(asked), {"action": "approve"}).status_code == 404


@pytest.mark.parametrize("name", ["worker", "trainer", "librarian", "auditor"])
def test_who_is_no_officer_does_not_get_in(request, name, asked, client_for):
    client = client_for(request.getfixturevalue(name))
    for address in ("/people/merges/", NEW, page_of(asked)):
        assert client.get(address).status_code == 403


def test_the_list_says_what_waits_and_keeps_its_filter(asked, city_officer, client_for):
    client = client_for(city_officer)
    assert page_of(asked) in text(client.get("/people/merges/"))
    assert page_of(asked) in text(client.get("/people/merges/?state=asked"))
    assert page_of(asked) not in text(client.get("/people/merges/?state=done"))


def test_the_list_asks_the_database_as_often_for_three_as_for_one(
    tree, asked, county_officer, city_officer, client_for, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from accounts.actions import join_union
    from tests.factories import PersonFactory

    client = client_for(city_officer)
    client.get("/people/merges/")
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get("/people/merges/")
    for _pair in range(2):
        kept, gone = PersonFactory(), PersonFactory()
        for person in (kept, gone):
            join_union(person=person, union=tree.company, by=None)
        ask_merge(kept=kept, gone=gone, reason="x", by=county_officer)
    with CaptureQueriesContext(connection) as three:
        client.get("/people/merges/")
    assert len(three) == len(one)
