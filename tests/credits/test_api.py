import pytest
from django.urls import reverse

from credits.actions import award, issue_certificate
from credits.actions import reverse as reverse_posting
from tests.credits.factories import make_rule


@pytest.fixture
def posting(tree, worker):
    make_rule()
    facts = {"seconds": 14400, "score": 90}
    return award(person=worker, source="course:1", event="course.completed", facts=facts, theme="law", title="劳动合同")


def test_balance_and_year(posting, worker, client_for):
    body = client_for(worker).get(reverse("credits-balance")).json()
    year = posting.posted_at.year
    law = {"law": {"seconds": 14400, "credits": 33}}
    assert body == {"available": 33, "pending": 0, "year": year, "seconds": 14400, "credits": 33, "themes": law}


def test_ledger_names_the_rule_version_and_the_correction(posting, worker, county_officer, client_for):
    reverse_posting(posting=posting, by=county_officer, reason="重复")
    rows = client_for(worker).get(reverse("credits-ledger")).json()["results"]
    assert [(row["kind"], row["credits"], row["rule_version"], row["reverses"], row["reason"]) for row in rows] == [
        ("reverse", -33, 1, str(posting.pk), "重复"),
        ("earn", 33, 1, None, ""),
    ]


def test_ones_own_only(posting, worker, coworker, tree, client_for):
    issue_certificate(person=worker, source="course:1", title="消防", seconds=3600, credits=6, union=tree.county)
    for name in ("credits-ledger", "certificates"):
        assert client_for(worker).get(reverse(name)).json()["count"] == 1
        assert client_for(coworker).get(reverse(name)).json()["count"] == 0


@pytest.mark.parametrize("name", ["credits-balance", "credits-ledger", "certificates"])
def test_signed_out_is_refused(db, client, name):
    assert client.get(reverse(name)).status_code == 401


@pytest.mark.parametrize("name", ["credits-balance", "credits-ledger", "certificates"])
def test_nothing_can_be_written(posting, worker, client_for, name):
    for verb in ("post", "put", "patch", "delete"):
        assert getattr(client_for(worker), verb)(reverse(name), {}, "application/json").status_code == 405


def test_verifying_is_public_and_masked(worker, tree, client):
    paper = issue_certificate(
        person=worker, source="course:1", title="消防", seconds=3600, credits=6, union=tree.county, score=81
    )
    body = client.get(reverse("certificate-verify", args=[paper.number])).json()
    assert (body["masked_name"], body["status"], body["score"], body["number"]) == ("王*军", "valid", 81, paper.label)
    assert "王建军" not in str(body)
    assert client.get(reverse("certificate-verify", args=["0" * 26])).status_code == 404
