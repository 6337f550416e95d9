"""The inbox by HTTP: the offline phone of half a year and the live page use the same address."""

import json

from records.models import Record
from tests.records.factories import item

URL = "/api/v1/records/"


def post(client, body):
    return client.post(URL, json.dumps(body), content_type="application/json")


def test_offline_phone_sends_200_with_doubles_and_broken_ones(worker, client_for):
    good = [item(number, number % 13) for number in range(147)]
    broken = [item(900, number=500), {"kind": "test.note"}, item(901, kind="test.gone")]
    answer = post(client_for(worker), {"device": "phone-0001", "records": good + good[:50] + broken})
    statuses = [row["status"] for row in answer.json()["answers"]]
    assert answer.status_code == 200
    assert statuses == ["accepted"] * 147 + ["duplicate"] * 50 + ["rejected"] * 3
    assert Record.objects.count() == 147


def test_nobody_signed_in_is_told_to(client, db):
    assert post(client, {"device": "phone-0001", "records": [item(1)]}).status_code == 401


def test_a_batch_that_is_none_is_a_sentence(worker, client_for):
    answer = post(client_for(worker), {"device": "x", "records": []})
    body = answer.json()
    assert (answer.status_code, body["code"], sorted(body["fields"])) == (400, "invalid", ["device", "records"])
    assert body["detail"]
    assert all(body["fields"].values())


def test_number_of_queries_a_record_is_flat(worker, client_for, django_assert_max_num_queries):
    client = client_for(worker)
    post(client, {"device": "phone-0001", "records": [item(1)]})
    with django_assert_max_num_queries(4 + 20 * 6):
        post(client, {"device": "phone-0001", "records": [item(number) for number in range(2, 22)]})
