"""What the tab 我的 shows beside the year, in one query."""

from __future__ import annotations

import datetime
from typing import TypedDict

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from accounts.matrix import roles_for
from accounts.models import Person, RoleGrant
from bookroom.models import ReadingPlace
from courses.models import CourseCompletion, Enrolment
from credits.enums import AccountKind, CertificateStatus, Unit
from credits.models import Certificate, Leg


class Facts(TypedDict):
    balance: int  # hundredths of a credit
    certificates_count: int
    ending_count: int  # certificates that end before the day
    completed_count: int
    enrolled_count: int
    reading_count: int
    is_officer: bool
    is_editor: bool


def facts(person: Person, ends_before: datetime.date) -> Facts:
    legs = Leg.objects.filter(account__person=OuterRef("pk"), account__kind=AccountKind.AVAILABLE, unit=Unit.CREDIT)
    certificates = Certificate.objects.filter(person=OuterRef("pk"), status=CertificateStatus.VALID)
    grants = RoleGrant.objects.current().filter(person=OuterRef("pk"))
    rows = Person.objects.filter(pk=person.pk).values(
        balance=Coalesce(Subquery(_total(legs, Sum("amount"))), Value(0)),
        certificates_count=_count(certificates),
        ending_count=_count(certificates.filter(valid_until_on__lt=ends_before)),
        completed_count=_count(CourseCompletion.objects.filter(person=OuterRef("pk"))),
        enrolled_count=_count(Enrolment.objects.filter(person=OuterRef("pk"))),
        reading_count=_count(ReadingPlace.objects.filter(person=OuterRef("pk"), finished_at=None)),
        is_officer=Exists(grants.filter(role__in=roles_for("figures.read"))),
        is_editor=Exists(grants.filter(role__in=roles_for("cms.enter"))),
    )
    return rows.get()


def _count(rows: QuerySet) -> Coalesce:
    return Coalesce(Subquery(_total(rows, Count("pk"))), Value(0))


def _total(rows: QuerySet, what) -> QuerySet:
    """One number of all rows; grouping by a constant makes the aggregate a subquery."""
    return rows.order_by().annotate(one=Value(1)).values("one").annotate(total=what).values("total")
