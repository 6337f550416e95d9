"""Rules are data: the federation's administrator writes them in the CMS."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from credits.actions import award
from credits.models import CreditRule
from tests.credits.factories import make_rule

VIEWS = "wagtailsnippets_credits_creditrule"


def form_of(rule, **fields):
    names = ["title", "programme", "version", "event", "source", "seconds_per_hour", "hours_per_credit", "rounding"]
    return {
        **{name: getattr(rule, name) for name in names},
        "from_on": rule.from_on,
        "to_on": "",
        "union": "",
        **fields,
    }


@pytest.fixture
def open_cms(client_for):
    def sign_in(person):
        person.user_permissions.add(Permission.objects.get(codename="access_admin"))
        return client_for(person)

    return sign_in


def test_the_administrator_writes_the_next_version(administrator, open_cms):
    first = make_rule()
    data = form_of(first, version=2, from_on="2027-01-01", hours_per_credit=1800)
    response = open_cms(administrator).post(reverse(f"{VIEWS}:add"), data)
    assert response.status_code == 302, response.context["form"].errors
    assert [(rule.version, rule.hours_per_credit) for rule in CreditRule.objects.all()] == [(2, 1800), (1, 1600)]


def test_a_rule_that_was_used_is_refused_with_a_sentence(administrator, worker, open_cms):
    rule = make_rule()
    award(person=worker, source="course:1", event=rule.event, facts={"seconds": 2700})
    client, address = open_cms(administrator), reverse(f"{VIEWS}:edit", args=[rule.pk])
    refused = client.post(address, form_of(rule, hours_per_credit=1))
    assert (refused.status_code, len(refused.context["form"].non_field_errors())) == (200, 1)
    assert client.post(address, form_of(rule, to_on="2027-12-31")).status_code == 302
    rule.refresh_from_db()
    assert (rule.hours_per_credit, str(rule.to_on)) == (1600, "2027-12-31")


def test_nobody_else_opens_and_nobody_deletes(administrator, trainer, county_officer, open_cms):
    rule = make_rule()
    delete = reverse(f"{VIEWS}:delete", args=[rule.pk])
    for person in (trainer, county_officer):
        client = open_cms(person)
        for address in (reverse(f"{VIEWS}:list"), reverse(f"{VIEWS}:add"), delete):
            assert client.get(address).status_code == 302
    assert open_cms(administrator).post(delete).status_code == 302
    assert CreditRule.objects.count() == 1
