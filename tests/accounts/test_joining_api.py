"""Requests to join through the API: what may be said, who decides."""

import pytest

from accounts.actions import ask_to_join
from accounts.models import JoinRequest
from tests.factories import PersonFactory

MINE = "/api/v1/me/join-requests/"
QUEUE = "/api/v1/join-requests/"


def ask(person, union) -> JoinRequest:
    return ask_to_join(person=person, union=union, workplace="二车间", by=person)


def post(client, url, **said):
    return client.post(url, said, content_type="application/json")


def test_worker_asks_and_sees_her_requests(worker, tree, client_for):
    client = client_for(worker)
    answer = post(client, MINE, union="other-company", workplace="装配班", leaves="company")
    assert answer.status_code == 201
    made = JoinRequest.objects.get()
    assert (made.person, made.leaves.union, made.message) == (worker, tree.company, "")
    assert [row["id"] for row in client.get(MINE).json()["results"]] == [made.pk]


def test_fields_that_are_not_named_change_nothing(worker, coworker, tree, client_for):
    every = {field.name: 1 for field in JoinRequest._meta.fields}
    said = {
        **every,
        "union": "works",
        "workplace": "甲",
        "message": "",
        "state": "accepted",
        "person": str(coworker.pk),
    }
    said["leaves"] = "company"
    assert post(client_for(worker), MINE, **said).status_code == 201
    made = JoinRequest.objects.get()
    assert (made.person, made.state, made.decided_by, made.decided_at) == (worker, "requested", None, None)


@pytest.mark.parametrize(
    ("said", "status", "code"),
    [
        ({"union": "nowhere", "workplace": "甲"}, 404, "not_found"),
        ({"union": "works", "workplace": ""}, 400, "invalid"),
        ({"union": "company", "workplace": "甲"}, 400, "member"),
        ({"union": "works", "workplace": "甲", "leaves": "works"}, 404, "not_found"),
        ({"union": "works", "workplace": "甲" * 101}, 400, "invalid"),
    ],
)
def test_what_makes_no_sense_is_refused(worker, tree, client_for, said, status, code):
    answer = post(client_for(worker), MINE, **said)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not JoinRequest.objects.exists()


def test_only_one_s_own_request_is_withdrawn(worker, coworker, tree, client_for):
    url = f"{MINE}{ask(worker, tree.works).pk}/withdraw/"
    assert post(client_for(coworker), url).status_code == 404
    assert post(client_for(worker), url).json()["state"] == "withdrawn"
    assert post(client_for(worker), url).json()["code"] == "decided"


def test_officer_decides_in_her_part_only(worker, tree, county_officer, other_officer, client_for):
    asked = ask(worker, tree.other_company)
    url = f"{QUEUE}{asked.pk}/decide/"
    assert post(client_for(county_officer), url, accept=True).status_code == 404
    assert post(client_for(worker), url, accept=True).status_code == 403
    client = client_for(other_officer)
    assert [row["person"] for row in client.get(QUEUE).json()["results"]] == ["王建军"]
    assert post(client, url, accept=False).status_code == 400
    assert post(client, url, accept=False, reason="不在").json()["state"] == "refused"
    assert post(client, url, accept=True).json()["code"] == "decided"
    assert worker.memberships.count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_queue_keeps_its_queries(tree, county_officer, client_for, count, django_assert_max_num_queries):
    for _number in range(count):
        ask(PersonFactory(), tree.works)
    client = client_for(county_officer)
    with django_assert_max_num_queries(6):
        assert client.get(QUEUE).json()["count"] == count
