"""Several officers at once, on real connections."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from profiles.actions import accept_certificate, return_certificate, set_category
from profiles.enums import CategoryKind, Source
from profiles.models import CategorySpan, SkillCertificate
from tests.profiles.factories import upload

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*functions):
    def call(function):
        try:
            return function()
        except ValidationError as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(call, functions))


def test_two_officers_at_once_make_one_decision(worker, company_officer, county_officer):
    seen = upload(worker)
    got = at_once(
        *[lambda: accept_certificate(certificate=seen, by=company_officer).state] * 8,
        *[lambda: return_certificate(certificate=seen, reason="不清", by=county_officer).state] * 8,
    )
    stored = SkillCertificate.objects.get()
    assert sorted(got) == sorted([stored.state, *["decided"] * 15])
    assert [step.kind for step in stored.steps.all()] == ["uploaded", stored.state]


def test_one_number_sent_by_two_is_accepted_once(worker, coworker, company_officer):
    both = [upload(worker), upload(coworker)]
    got = at_once(*[lambda one=one: accept_certificate(certificate=one, by=company_officer).state for one in both])
    assert sorted(got) == ["accepted", "number"]


def test_same_category_from_many_hands_is_one_span(worker):
    fields = {"person": worker, "kind": CategoryKind.MIGRANT, "source": Source.ROSTER, "by": None}
    day = worker.joined_at.date()
    at_once(*[lambda: set_category(from_on=day, **fields).pk] * 16)
    assert CategorySpan.objects.count() == 1
