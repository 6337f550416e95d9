import uuid

import pytest

from accounts.models import Person
from tests.accounts.factories import text_to
from tests.factories import PersonFactory, make_union

FIELDS = ["id", "name", "phone", "is_active", "unions"]


def rows(client, url: str, **query) -> list[dict]:
    answer = client.get(url, query)
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


def names(client, url: str, **query) -> list[str]:
    return [row["name"] for row in rows(client, url, **query)]


def test_me_is_one_s_own_profile(tree, company_officer, client_for):
    union = {"key": "company", "name": "甲厂工会", "short_name": "", "kind": "enterprise"}
    day = company_officer.role_grants.get().from_on.isoformat()
    assert client_for(company_officer).get("/api/v1/me/").json() == {
        "id": str(company_officer.pk),
        "name": "吴厂",
        "phone": company_officer.masked_phone,
        "unions": [{"union": union, "is_main": True, "from_on": day, "to_on": None}],
        "roles": [{"role": "officer", "label": "工会干部", "union": union, "from_on": day, "to_on": None}],
    }


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["me/", "unions/", "people/"])
def test_nothing_can_be_written(worker, client_for, method, path):
    values = {"name": "别人", "phone": "+8619900000099", "is_superuser": True, "roles": [{"role": "administrator"}]}
    answer = getattr(client_for(worker), method)(f"/api/v1/{path}", values, content_type="application/json")
    assert answer.status_code in {403, 405}
    worker.refresh_from_db()
    assert (worker.name, worker.is_superuser, worker.role_grants.count()) == ("王建军", False, 0)


def test_unions_come_in_the_order_of_the_tree(tree, worker, client_for):
    listed = rows(client_for(worker), "/api/v1/unions/")
    assert [(union["key"], union["parent"], union["depth"]) for union in listed] == [
        ("city", None, 1),
        ("county", "city", 2),
        ("company", "county", 3),
        ("works", "county", 3),
        ("other-county", "city", 2),
        ("other-company", "other-county", 3),
    ]
    assert [union["children_count"] for union in listed] == [2, 2, 0, 0, 1, 0]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"parent": "county"}, ["甲厂工会", "甲矿工会"]),
        ({"depth": 1}, ["市总工会"]),
        ({"kind": "county"}, ["甲县总工会", "乙县总工会"]),
        ({"search": "矿"}, ["甲矿工会"]),
        ({"search": "'; drop table"}, []),
        ({"parent": "nowhere"}, []),
        ({"parent": "county", "tree": "place"}, ["甲厂工会", "甲矿工会", "乙材工会"]),
        ({"parent": "other-county", "tree": "line"}, ["乙厂工会", "乙材工会"]),
        ({"parent": "other-county", "tree": "place"}, ["乙厂工会"]),
        ({"industry": "C"}, ["乙材工会"]),
        ({"is_above_scale": "true"}, ["乙材工会"]),
        ({"is_open": "false"}, []),
    ],
)
def test_unions_are_filtered(worker, client_for, query, found, tree):
    values = {"name": "乙材工会", "industry": "C", "is_above_scale": True, "place_parent": tree.county}
    if {"tree", "industry", "is_above_scale", "is_open"} & set(query):
        make_union("firm", tree.other_county, **values)
    assert names(client_for(worker), "/api/v1/unions/", **query) == found


def test_unknown_kind_is_a_sentence(worker, client_for):
    answer = client_for(worker).get("/api/v1/unions/", {"kind": "circus"})
    assert answer.status_code == 400
    assert answer.json()["fields"]["kind"]


def test_officer_lists_the_people_of_the_own_part_masked(tree, company_officer, worker, coworker, stranger, client_for):
    listed = rows(client_for(company_officer), "/api/v1/people/")
    assert {row["id"] for row in listed} == {str(person.pk) for person in (company_officer, worker, coworker)}
    assert [sorted(row) for row in listed] == [sorted(FIELDS)] * 3
    masked = {row["id"]: (row["name"], row["phone"]) for row in listed}
    assert masked[str(worker.pk)] == ("王*军", worker.masked_phone)


def test_people_are_filtered_by_union(tree, city_officer, worker, stranger, client_for):
    client = client_for(city_officer)
    assert [row["id"] for row in rows(client, "/api/v1/people/", union="county")] == [str(worker.pk)]
    assert rows(client, "/api/v1/people/", union="nowhere") == []


def test_person_of_another_part_does_not_exist(company_officer, worker, stranger, client_for):
    client = client_for(company_officer)
    assert client.get(f"/api/v1/people/{worker.pk}/").json()["id"] == str(worker.pk)
    assert client.get(f"/api/v1/people/{stranger.pk}/").status_code == 404
    assert client.get(f"/api/v1/people/{uuid.uuid4()}/").status_code == 404


def test_who_left_is_no_longer_seen(company_officer, worker, client_for):
    day = worker.memberships.get()
    day.from_on, day.to_on = "2025-01-01", "2025-12-31"
    day.save()
    assert client_for(company_officer).get(f"/api/v1/people/{worker.pk}/").status_code == 404


def test_no_answer_holds_a_whole_phone_number(administrator, worker, client_for):
    text_to(worker)
    client = client_for(administrator)
    for path in ("me/", "people/", f"people/{worker.pk}/"):
        assert all(
            person.phone not in client.get(f"/api/v1/{path}").content.decode() for person in Person.objects.all()
        )


def test_page_size_has_an_end(worker, client_for):
    answer = client_for(worker).get("/api/v1/unions/", {"page_size": 100000})
    assert (answer.status_code, answer.json()["count"]) == (200, 6)


@pytest.mark.parametrize(("path", "queries"), [("me/", 3), ("unions/", 3), ("people/", 16)])  # 10 write the audit line
@pytest.mark.parametrize("count", [1, 3])
def test_query_count_does_not_grow(tree, city_officer, client_for, path, queries, count, django_assert_max_num_queries):
    from accounts.actions import join_union

    for _number in range(count):
        join_union(person=PersonFactory(), union=tree.company, by=None)
    client = client_for(city_officer)
    with django_assert_max_num_queries(queries):
        client.get(f"/api/v1/{path}")


def test_schema_names_the_operations(client, db):
    operations = {
        operation["operationId"]
        for path, methods in client.get("/api/v1/schema/").json()["paths"].items()
        for operation in methods.values()
        if path in {"/api/v1/me/", "/api/v1/unions/", "/api/v1/people/", "/api/v1/people/{id}/"}
    }
    assert operations == {"me_read", "unions_list", "people_list", "people_read"}
