"""Both series on one scale, and who has risen in a year."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from accounts.models import Union
from profiles.enums import CertificateKind, SkillLevel, SkillSeries
from profiles.queries import highest_level, levelled_up
from tests.profiles.factories import upload, verified

SI, SAN, ER = SkillLevel.INTERMEDIATE, SkillLevel.SENIOR, SkillLevel.TECHNICIAN
OLD, EARLY, LATE = datetime.date(2024, 5, 1), datetime.date(2025, 3, 1), datetime.date(2025, 9, 1)


def test_smaller_number_of_the_five_grades_is_the_higher_code():
    with override("zh-hans"):
        names = {str(level.grade): level.value for level in SkillLevel if level.grade}
        assert names == {"五级": 2, "四级": 3, "三级": 4, "二级": 5, "一级": 6}
        assert [level.both_names for level in SkillLevel] == [
            "学徒工",
            "五级 · 初级工",
            "四级 · 中级工",
            "三级 · 高级工",
            "二级 · 技师",
            "一级 · 高级技师",
            "特级技师",
            "首席技师",
        ]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"series": SkillSeries.FIVE, "level": SkillLevel.CHIEF_TECHNICIAN}, "level"),
        ({"series": SkillSeries.FIVE, "level": SkillLevel.APPRENTICE}, "level"),
        ({"series": SkillSeries.EIGHT, "kind": CertificateKind.QUALIFICATION}, "series"),
        ({"level": 9}, "level"),
        ({"issued_on": datetime.date(2999, 1, 1)}, "issued_on"),
        ({"valid_until": datetime.date(2025, 5, 19)}, "valid_until"),
        ({"occupation_code": "9-31-01-03"}, None),
        ({"number": "！"}, None),
    ],
)
def test_facts_that_cannot_be_are_refused(worker, facts, field):
    with pytest.raises(ValidationError) as refusal:
        upload(worker, **facts)
    assert field is None or field in refusal.value.message_dict
    assert not worker.skill_certificates.exists()


@pytest.mark.parametrize(
    ("before", "now", "counts"),
    [(SI, SAN, True), (SAN, SI, False), (SAN, SAN, False), (SI, SkillLevel.CHIEF_TECHNICIAN, True)],
)
def test_level_up_is_a_higher_verified_certificate_of_the_year(worker, company_officer, before, now, counts):
    verified(worker, company_officer, before, OLD)
    verified(worker, company_officer, now, EARLY, series=SkillSeries.EIGHT)
    assert (worker in levelled_up(2025)) is counts
    assert not levelled_up(2024).exists()


def test_person_counts_once_however_often_she_rose(worker, company_officer):
    for level, day in ((SI, OLD), (SAN, EARLY), (ER, LATE)):
        verified(worker, company_officer, level, day)
    assert levelled_up(2025).count() == 1
    assert highest_level(worker) == ER


def test_both_certificates_in_one_year_count_as_rising(worker, company_officer):
    verified(worker, company_officer, SI, EARLY)
    verified(worker, company_officer, SAN, LATE)
    assert list(levelled_up(2025)) == [worker]


def test_first_certificate_and_one_below_an_older_one_do_not_count(worker, coworker, company_officer):
    verified(worker, company_officer, SAN, EARLY)
    verified(coworker, company_officer, ER, OLD)
    verified(coworker, company_officer, SI, EARLY)
    verified(coworker, company_officer, SAN, LATE)
    assert not levelled_up(2025).exists()


def test_certificate_that_nobody_checked_does_not_count(worker, company_officer):
    verified(worker, company_officer, SI, OLD)
    upload(worker, level=SAN, issued_on=EARLY, number="GX-UNCHECKED")
    assert not levelled_up(2025).exists()
    assert highest_level(worker) == SI


def test_union_of_the_day_of_issue_counts(worker, company_officer, tree):
    worker.memberships.update(from_on="2024-01-01")
    verified(worker, company_officer, SI, OLD)
    verified(worker, company_officer, SAN, EARLY)
    worker.memberships.update(to_on="2025-06-30")
    worker.memberships.create(union=tree.other_company, from_on="2025-07-01")
    found = {
        key: levelled_up(2025, Union.objects.get(key=key).and_below()).count() for key in ("county", "other-county")
    }
    assert found == {"county": 1, "other-county": 0}
