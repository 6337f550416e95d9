"""A keeping period of the federation's own: by its administrators, under a document, never below the law."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from accounts.actions import grant_role
from accounts.enums import Role
from audit.models import Entry
from notices.actions import notify
from notices.models import Notice
from privacy.actions import decide_period
from privacy.desk.periods import periods
from privacy.enums import RetentionKind
from privacy.models import RetentionRule

A_DAY = datetime.timedelta(days=1)
DOCUMENT = "市总工会〔2026〕9号：短信保存一年"
TODAY = timezone.localdate


def decide(by=None, **changes) -> RetentionRule:
    given = {"kind": RetentionKind.MESSAGES, "months": 12, "source": DOCUMENT, "from_on": TODAY(), **changes}
    return decide_period(by=by, **given)


def rules(kind: str = "messages") -> list[tuple]:
    rows = RetentionRule.objects.filter(kind=kind).order_by("jurisdiction", "from_on")
    return list(rows.values_list("jurisdiction", "months", "from_on", "to_on"))


@pytest.fixture
def region(tree) -> str:
    tree.city.region_code = "510800"
    tree.city.save()
    return "510800"


def typed(**changes) -> dict:
    return {"months": "12", "source": DOCUMENT, "from_on": TODAY().isoformat(), **changes}


def test_it_is_looked_at_with_what_would_go_then_decided(region, administrator, worker, client_for):
    facts = {"union": "甲厂工会"}
    notify(person=worker, template="notices.join_refused", facts=facts, by=None)
    Notice.objects.update(created_at=timezone.now() - datetime.timedelta(days=800))
    client, before = client_for(administrator), rules()
    page = client.post("/privacy/rules/messages/new/", typed()).content.decode()
    assert [words for words in ("1 年", DOCUMENT, "决定这个期限吗") if words not in page] == []
    assert rules() == before
    page = client.post("/privacy/rules/messages/new/", typed(sure="yes"), follow=True).content.decode()
    assert "期限已决定" in page
    assert DOCUMENT in page
    assert rules() == [*before, (region, 12, TODAY(), None)]
    line = Entry.objects.get(action="privacy.period_decided")
    facts = {"kind": "messages", "months": 12, "from_on": TODAY().isoformat(), "source": DOCUMENT}
    assert (line.by, line.facts) == (administrator.pk, facts)


def test_the_next_one_ends_the_one_before_and_takes_the_place_of_one_to_come(region):
    week = datetime.timedelta(days=7)
    RetentionRule.objects.filter(kind="messages").delete()
    for months, day in ((12, TODAY()), (24, TODAY() + 2 * week), (36, TODAY() + week)):
        decide(months=months, from_on=day)
    first, second = TODAY(), TODAY() + week
    assert rules() == [(region, 12, first, second - A_DAY), (region, 36, second, None)]
    found = next(one for one in periods() if one.kind == "messages")
    assert (found.here.months, [rule.months for rule in found.later]) == (12, [36])


def test_what_the_platform_only_suggests_may_be_shortened_to_what_the_law_asks(region):
    assert decide(kind=RetentionKind.AUDIT, months=6).months == 6


def test_undecided_again_stops_the_clock(region):
    decide()
    decide(months=None)
    assert rules()[-1] == (region, None, TODAY(), None)
    assert not next(one for one in periods() if one.kind == "messages").is_decided


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"from_on": datetime.date(2026, 1, 1)}, "from_on", "past"),
        ({"source": " "}, "source", "source"),
        ({"kind": RetentionKind.NETWORK_LOG, "months": 5}, "months", "short"),
        ({"kind": RetentionKind.AUDIT, "months": 5}, "months", "short"),
    ],
)
def test_what_cannot_hold_is_refused(region, changes, field, code):
    before = list(RetentionRule.objects.order_by("pk").values())
    with pytest.raises(ValidationError) as refusal:
        decide(**changes)
    assert [(name, errors[0].code) for name, errors in refusal.value.error_dict.items()] == [(field, code)]
    assert list(RetentionRule.objects.order_by("pk").values()) == before


def test_without_a_region_the_rules_of_the_country_stay(tree):
    tree.city.region_code = ""
    tree.city.save()
    before = list(RetentionRule.objects.order_by("pk").values())
    with pytest.raises(ValidationError) as refusal:
        decide(kind=RetentionKind.NETWORK_LOG, months=1)
    assert refusal.value.code == "region"
    assert list(RetentionRule.objects.order_by("pk").values()) == before


def test_a_refusal_stands_at_its_field_and_loses_nothing(region, administrator, client_for):
    client = client_for(administrator)
    given = typed(months="5", source="会议纪要", sure="yes")
    page = client.post("/privacy/rules/network_log/new/", given).content.decode()
    assert "至少 6 个月" in page
    assert "会议纪要" in page


def test_only_the_top_of_the_tree_decides(region, tree, county_officer, auditor, administrator, client_for):
    grant_role(person=county_officer, role=Role.ADMINISTRATOR, union=tree.county, by=None)
    for person in (county_officer, auditor):
        assert client_for(person).get("/privacy/rules/messages/new/").status_code == 404
        with pytest.raises(PermissionDenied):
            decide(by=person)
    assert "messages/new/" not in client_for(auditor).get("/privacy/rules/").content.decode()
    assert "messages/new/" in client_for(administrator).get("/privacy/rules/").content.decode()
    assert client_for(administrator).get("/privacy/rules/soul/new/").status_code == 404
