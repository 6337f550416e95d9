"""Every app that has rows of a person gives them to the record that stays, and the ledger stays balanced."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Person
from credits.actions import issue_certificate, reverse
from credits.enums import CertificateStatus, EntryKind
from credits.models import Certificate, Posting
from credits.queries import balance, year_totals
from tests.accounts.merging.earning import earn, legs_sum_to_nought
from tests.credits.factories import make_rule


def test_what_one_earned_goes_over_with_its_day_and_theme(merge, worker, coworker):
    make_rule()
    last_year = timezone.now() - datetime.timedelta(days=400)
    earn(coworker, "course:1", at=last_year)
    earn(coworker, "course:2")
    merge()
    assert (balance(worker), balance(coworker)) == (50, 0)
    assert year_totals(worker, timezone.localtime(last_year).year)["themes"]["health"]["credits"] == 25
    assert year_totals(coworker, timezone.localtime(last_year).year)["credits"] == 0
    kinds = Posting.objects.filter(person=worker).values_list("kind", flat=True)
    assert set(kinds) == {EntryKind.MERGE_IN}
    assert legs_sum_to_nought()


def test_what_both_earned_counts_once(merge, worker, coworker):
    make_rule()
    earn(worker)
    earn(coworker)
    merge()
    assert (balance(worker), balance(coworker)) == (25, 0)
    assert legs_sum_to_nought()


def test_what_was_corrected_stays_corrected_and_is_not_earned_again(merge, worker, coworker, county_officer):
    make_rule()
    taken_back = earn(coworker)
    reverse(posting=taken_back, by=county_officer, reason="代学")
    merge()
    assert (balance(worker), balance(coworker)) == (0, 0)
    assert earn(worker) == taken_back
    assert balance(worker) == 0


def test_earned_once_for_ever_also_after_the_merge(merge, worker, coworker):
    make_rule()
    earn(coworker)
    merge()
    earn(worker)
    earn(Person.objects.get(pk=coworker.pk))
    assert (balance(worker), balance(coworker)) == (25, 0)


def test_what_comes_for_the_old_record_is_posted_to_the_one_that_stayed(merge, worker, coworker):
    make_rule()
    merge()
    assert earn(Person.objects.get(pk=coworker.pk), "course:9").person == worker
    assert (balance(worker), balance(coworker)) == (25, 0)


def test_an_entry_that_went_over_is_corrected_where_it_is(merge, worker, coworker, city_officer, county_officer):
    make_rule()
    old = earn(coworker)
    merge()
    with pytest.raises(ValidationError) as refusal:
        reverse(posting=old, by=city_officer, reason="更正")
    assert refusal.value.code == "merged"
    reverse(posting=Posting.objects.get(person=worker), by=county_officer, reason="更正")
    assert (balance(worker), balance(coworker)) == (0, 0)
    assert legs_sum_to_nought()


def test_certificates_go_over_and_of_two_for_one_course_one_is_revoked(tree, merge, worker, coworker, city_officer):
    fields = {"title": "消防", "seconds": 2700, "credits": 6, "union": tree.county}
    issue_certificate(person=worker, source="course:1", **fields)
    double = issue_certificate(person=coworker, source="course:1", **fields)
    single = issue_certificate(person=coworker, source="course:2", **fields)
    merge()
    found = {row.pk: (row.person, row.status) for row in Certificate.objects.all()}
    assert found[double.pk] == (worker, CertificateStatus.REVOKED)
    assert found[single.pk] == (worker, CertificateStatus.VALID)
    assert Certificate.objects.get(pk=double.pk).revoked_by == city_officer
