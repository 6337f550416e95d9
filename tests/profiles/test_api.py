"""The profile through the API: what can be written is a short list."""

import pytest
from django.test.client import MULTIPART_CONTENT, encode_multipart

from profiles.actions import accept_certificate, return_certificate, set_category
from profiles.enums import CategoryKind, Source
from profiles.models import CategorySpan, Profile, SkillCertificate
from tests.profiles.factories import FACTS, agree_to_hardship, picture, upload

MINE, SKILLS, QUEUE = "/api/v1/me/profile/", "/api/v1/me/skills/", "/api/v1/skill-certificates/"
TYPED = {name: value for name, value in FACTS.items() if value is not None}


def patch(client, **said):
    return client.patch(MINE, said, content_type="application/json")


def decide(client, certificate, **said):
    return client.post(f"{QUEUE}{certificate.pk}/decide/", said, content_type="application/json")


def put(client, certificate, **facts):
    body = encode_multipart("BoUnDaRyStRiNg", {**TYPED, **facts})
    return client.put(f"{SKILLS}{certificate.pk}/", body, content_type=MULTIPART_CONTENT)


def test_profile_is_read_and_stated(worker, client_for):
    client = client_for(worker)
    empty = {"occupation": "", "occupation_code": "", "education": None, "categories": []}
    assert client.get(MINE).json() == empty
    said = patch(client, occupation="电工", education=47, stated=["migrant"]).json()
    assert (said["occupation"], said["education"], said["occupation_code"]) == ("电工", 47, "")
    assert [(row["kind"], row["label"], row["source"]) for row in said["categories"]] == [("migrant", "农民工", "self")]
    assert patch(client, education=None).json()["occupation"] == "电工"


def test_fields_that_are_not_named_change_nothing(worker, coworker, client_for):
    day = "2020-01-01"
    every = {field.name: day for model in (Profile, CategorySpan) for field in model._meta.fields}
    said = {**every, "occupation": "电工", "occupation_code": "", "education": 47}
    said |= {
        "person": str(coworker.pk),
        "categories": [{"kind": "hardship_deep"}],
        "is_superuser": True,
        "name": "别人",
    }
    assert patch(client_for(worker), **said).status_code == 200
    assert Profile.objects.get().person == worker
    assert not CategorySpan.objects.exists()
    worker.refresh_from_db()
    assert (worker.name, worker.is_superuser) == ("王建军", False)


@pytest.mark.parametrize("said", [{"stated": ["hardship_deep"]}, {"education": 5}, {"occupation_code": "1"}])
def test_what_one_may_not_state_is_refused(worker, client_for, said):
    assert patch(client_for(worker), **said).status_code == 400
    assert not CategorySpan.objects.exists()


def test_nobody_reads_categories_of_others(worker, coworker, client_for):
    day = agree_to_hardship(worker).joined_at.date()
    set_category(person=worker, kind=CategoryKind.HARDSHIP_DEEP, from_on=day, source=Source.ROSTER, by=None)
    assert "hardship" in client_for(worker).get(MINE).content.decode()
    assert "hardship" not in client_for(coworker).get(MINE).content.decode()


def test_certificate_is_sent_followed_corrected_and_taken_back(worker, company_officer, client_for):
    client = client_for(worker)
    answer = client.post(SKILLS, {**TYPED, "file": picture(), "state": "accepted", "version": 9, "person": "x"})
    assert answer.status_code == 201, answer.content
    made = SkillCertificate.objects.get()
    assert (made.state, made.version, made.person) == ("uploaded", 1, worker)
    return_certificate(certificate=made, reason="不清", by=company_officer)
    row = client.get(SKILLS).json()["results"][0]
    assert (row["state"], row["level"], row["level_name"]) == ("returned", 3, "四级 · 中级工")
    assert [step["reason"] for step in row["steps"]] == ["", "不清"]
    assert put(client, made, state="accepted", level=4).json()["state"] == "uploaded"
    assert put(client, made).json()["code"] == "state"
    assert client.delete(f"{SKILLS}{made.pk}/").status_code == 204
    assert client.get(f"{SKILLS}{made.pk}/").status_code == 404


def test_answers_name_no_file(worker, client_for):
    made = upload(worker)
    assert made.file.name not in client_for(worker).get(SKILLS).content.decode()


@pytest.mark.parametrize(
    ("facts", "field"), [({"level": 9}, "level"), ({"level": 8}, "level"), ({"number": ""}, "number")]
)
def test_wrong_facts_are_told_by_field(worker, client_for, facts, field):
    answer = client_for(worker).post(SKILLS, {**TYPED, "file": picture(), **facts})
    assert (answer.status_code, list(answer.json()["fields"])) == (400, [field])


def test_foreign_certificate_is_not_there(worker, coworker, company_officer, client_for):
    made = upload(worker)
    client = client_for(coworker)
    assert client.get(f"{SKILLS}{made.pk}/").status_code == 404
    assert client.delete(f"{SKILLS}{made.pk}/").status_code == 404
    assert put(client, made).status_code == 404
    assert put(client_for(company_officer), made).status_code == 404


def test_officer_decides_in_her_part_and_what_she_saw(worker, company_officer, other_officer, client_for):
    made = upload(worker)
    assert decide(client_for(other_officer), made, accept=True, version=1).status_code == 404
    assert decide(client_for(worker), made, accept=True, version=1).status_code == 403
    client = client_for(company_officer)
    assert [row["person"] for row in client.get(QUEUE).json()["results"]] == ["王建军"]
    assert decide(client, made, accept=True, version=2).json()["code"] == "decided"
    assert decide(client, made, accept=False, version=1).status_code == 400
    assert decide(client, made, accept=True, version=1).json()["state"] == "accepted"
    assert client.get(QUEUE).json()["count"] == 0


@pytest.mark.parametrize("count", [1, 3])
def test_lists_keep_their_queries(worker, company_officer, client_for, count, django_assert_max_num_queries):
    for number in range(count):
        upload(worker, number=f"GX-0000-{number}")
    holder, officer = client_for(worker), client_for(company_officer)
    with django_assert_max_num_queries(4):
        assert holder.get(SKILLS).json()["count"] == count
    with django_assert_max_num_queries(7):
        assert officer.get(QUEUE).json()["count"] == count


def test_accepted_one_is_not_deleted(worker, company_officer, client_for):
    made = accept_certificate(certificate=upload(worker), by=company_officer)
    assert client_for(worker).delete(f"{SKILLS}{made.pk}/").json()["code"] == "state"
