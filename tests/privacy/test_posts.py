"""Training records of posts with a period of their own are kept by it; the page says what goes when."""

import datetime

import pytest

from accounts.models import Union
from courses.models import CourseCompletion
from privacy.actions import delete_outlived, erase
from privacy.models import RetentionRule, RetentionRun
from profiles.actions import set_category
from profiles.enums import CategoryKind, Source
from profiles.models import CategorySpan
from tests.courses.factories import make_course
from tests.privacy.test_retaining import completion, local

FIRST = datetime.date(2020, 1, 1)
LEARNT = local(2020, 6, 15, 9, 0)


def rule(kind: str, months: int | None) -> None:
    RetentionRule.objects.filter(kind=kind).delete()
    RetentionRule.objects.create(kind=kind, months=months, from_on=FIRST, source="测试文件")


def special(person, until=None, kind=CategoryKind.SPECIAL_OPERATOR) -> None:
    set_category(person=person, kind=kind, from_on=FIRST, to_on=until, source=Source.ROSTER, by=None)


@pytest.fixture
def learnt(tree, worker, coworker):
    """A deleted welder and a deleted other person learnt the same on one day."""
    course = make_course(tree.county)
    special(worker)
    for person in (worker, coworker):
        completion(person, course, LEARNT)
        erase(person=person, by=None)
    return worker


def left() -> set:
    return set(CourseCompletion.objects.values_list("person", flat=True))


def test_the_longer_period_of_the_post_counts(learnt):
    rule("training", 36)
    rule("training.special_operations", 72)
    delete_outlived(by=None, on=datetime.date(2023, 6, 16))
    assert left() == {learnt.pk}
    delete_outlived(by=None, on=datetime.date(2026, 6, 15))
    assert left() == {learnt.pk}
    delete_outlived(by=None, on=datetime.date(2026, 6, 16))
    assert left() == set()


def test_a_shorter_one_does_not_shorten_the_general_one(learnt):
    rule("training", 72)
    rule("training.special_operations", 36)
    delete_outlived(by=None, on=datetime.date(2026, 6, 15))
    assert len(left()) == 2


def test_where_only_the_post_has_a_period_only_its_records_go(learnt, coworker):
    rule("training", None)
    rule("training.special_operations", 72)
    delete_outlived(by=None, on=datetime.date(2026, 6, 16))
    assert left() == {coworker.pk}


def test_a_post_without_a_decided_period_is_kept(learnt):
    rule("training", 36)
    rule("training.special_operations", None)
    delete_outlived(by=None, on=datetime.date(2060, 1, 1))
    assert left() == {learnt.pk}


def test_what_counts_is_the_post_of_the_day(tree, worker):
    special(worker, until=datetime.date(2020, 6, 14))
    completion(worker, make_course(tree.county), LEARNT)
    erase(person=worker, by=None)
    rule("training", 36)
    rule("training.special_operations", 72)
    delete_outlived(by=None, on=datetime.date(2023, 6, 16))
    assert left() == set()


@pytest.mark.parametrize(("industry", "stays"), [("E", True), ("C", False)])
def test_safety_staff_of_construction_have_a_period_of_their_own(tree, worker, industry, stays):
    Union.objects.filter(pk=tree.company.pk).update(industry=industry)
    worker.memberships.update(from_on=FIRST)
    special(worker, kind=CategoryKind.SAFETY_MANAGER)
    completion(worker, make_course(tree.county), LEARNT)
    erase(person=worker, by=None)
    rule("training", 12)
    rule("training.managers", 36)
    rule("training.construction", 72)
    delete_outlived(by=None, on=datetime.date(2023, 6, 16))
    assert bool(left()) is stays


def test_a_deleted_persons_posts_stay_without_a_name_and_go_last(learnt):
    assert list(CategorySpan.objects.values_list("kind", flat=True)) == ["special_operator"]
    rule("training", 12)
    rule("training.special_operations", 12)
    ended = CategorySpan.objects.get().to_on
    delete_outlived(by=None, on=ended)
    assert CategorySpan.objects.exists()
    delete_outlived(by=None, on=ended + datetime.timedelta(days=400))
    assert not CategorySpan.objects.exists()


def test_the_page_says_what_went_and_what_comes(learnt, auditor, administrator, worker, client_for):
    rule("training", 72)
    delete_outlived(by=None, on=datetime.date(2026, 6, 15))
    assert RetentionRun.objects.get().coming["courses.CourseCompletion"] == ["2026-06-16", 2]
    delete_outlived(by=None, on=datetime.date(2026, 6, 16))
    page = client_for(auditor).get("/privacy/rules/")
    training = next(one for one in page.context["periods"] if one.kind == "training")
    went = {(deed.day, deed.count) for deed in training.last}
    assert (datetime.date(2026, 6, 16), 2) in went
    assert training.length == "6 年"
    assert "特种作业" in page.content.decode()
    assert client_for(administrator).get("/privacy/rules/").status_code == 200
