"""Corrections: an equal and opposite posting, once, with a reason."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from credits.actions import reverse
from credits.models import Posting
from credits.queries import balance
from tests.credits.earning import HOURS_4, earn, sums
from tests.credits.factories import make_rule


def test_a_reversal_is_equal_opposite_and_once(worker, county_officer):
    make_rule()
    posting = earn(worker)
    first = reverse(posting=posting, by=county_officer, reason="重复计入")
    second = reverse(posting=posting, by=county_officer, reason="再来一次")
    assert (first, first.credits, first.seconds, first.reverses) == (second, -25, -HOURS_4, posting)
    assert (balance(worker), Posting.objects.count(), earn(worker)) == (0, 2, posting)
    assert {total for _posting, _unit, total in sums()} == {0}


def test_a_correction_cannot_be_corrected_and_needs_a_reason(worker, county_officer):
    make_rule()
    posting = earn(worker)
    with pytest.raises(ValidationError) as refused:
        reverse(posting=posting, by=county_officer, reason=" ")
    assert refused.value.code == "reason"
    correction = reverse(posting=posting, by=county_officer, reason="重复")
    with pytest.raises(ValidationError) as refused:
        reverse(posting=correction, by=county_officer, reason="重复")
    assert refused.value.code == "kind"


def test_only_an_officer_of_the_workers_union_corrects(worker, coworker, trainer, other_officer):
    make_rule()
    posting = earn(worker)
    for person in (worker, coworker, trainer, other_officer):
        with pytest.raises(PermissionDenied):
            reverse(posting=posting, by=person, reason="重复")
