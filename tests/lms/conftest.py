import datetime

import pytest
from django.utils import timezone

from lms.actions import ensure_site
from lms.enums import GoalKind
from lms.models import Goal, HomePage
from lms.periods import Period
from tests.courses.factories import make_course, make_lesson


@pytest.fixture
def site(db) -> HomePage:
    """The first pages of a new database."""
    return ensure_site(by=None)


@pytest.fixture
def goal(tree):
    return Goal.objects.create(kind=GoalKind.HOURS, value=40, from_on=datetime.date(2020, 1, 1), source="市总工会文件")


@pytest.fixture
def this_year():
    return Period(timezone.localdate().year)


@pytest.fixture
def lesson(tree):
    return make_lesson(make_course(tree.city))
