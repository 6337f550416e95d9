"""A year of the ledger as one page: sums, themes, months."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from accounts.enums import Theme
from accounts.models import Person
from credits.enums import AccountKind, Unit
from credits.models import CreditRule, Leg, Posting
from credits.queries import ledger, year_of

A_PAGE = 30


@dataclass
class Month:
    first_on: datetime.date
    credits: int
    postings: list[Posting] = field(default_factory=list)


@dataclass(frozen=True)
class Share:
    """What one theme brought in the year; `percent` of the largest, for the bar."""

    theme: str
    credits: int
    percent: float


@dataclass(frozen=True)
class Statement:
    year: int
    available: int
    pending: int
    carried: int
    gained: int
    seconds: int
    shares: list[Share]
    months: list[Month]
    page: Page
    rules: list[CreditRule]
    earlier_year: int | None
    later_year: int | None


def year_asked(typed: str) -> int:
    """The year of an address; this year where it names none that could hold an entry."""
    this_year = timezone.localdate().year
    return int(typed) if typed.isdecimal() and len(typed) == 4 and 2000 <= int(typed) <= this_year else this_year


def statement(person: Person, year: int, number: str | None) -> Statement:
    """Three queries, whatever the number of postings."""
    begin, end = year_of(year)
    balances = _balances(person)
    postings = ledger(person).filter(happened_at__gte=begin, happened_at__lt=end)
    sums = list(_sums(postings))
    page = _Counted(postings, A_PAGE, sum(row["count"] for row in sums)).get_page(number)
    shown: list[Posting] = list(page.object_list)
    gained, this_year = sum(row["all_credits"] for row in sums), timezone.localdate().year
    available = balances.get(AccountKind.AVAILABLE, 0)
    return Statement(
        year=year,
        available=available,
        pending=balances.get(AccountKind.PENDING, 0),
        carried=available - gained,
        gained=gained,
        seconds=sum(row["all_seconds"] for row in sums),
        shares=_shares(sums),
        months=_months(sums, shown),
        page=page,
        rules=list({posting.rule_id: posting.rule for posting in shown}.values()),
        earlier_year=year - 1 if year > timezone.localtime(person.joined_at).year else None,
        later_year=year + 1 if year < this_year else None,
    )


class _Counted(Paginator):
    """The sums have counted the rows already."""

    def __init__(self, rows, per_page: int, known: int) -> None:
        super().__init__(rows, per_page)
        self.count = known  # type: ignore[misc]  # a cached property of Django's


def _balances(person: Person) -> dict[str, int]:
    legs = Leg.objects.filter(account__person=person, unit=Unit.CREDIT).order_by()
    return dict(legs.values_list("account__kind").annotate(total=Sum("amount")))


def _sums(postings):
    by_month = postings.order_by().annotate(month=TruncMonth("happened_at")).values("month", "theme")
    return by_month.annotate(all_credits=Sum("credits"), all_seconds=Sum("seconds"), count=Count("pk"))


def _shares(sums: list[dict]) -> list[Share]:
    totals = dict.fromkeys(Theme.values, 0)
    for row in sums:
        if row["theme"] in totals:
            totals[row["theme"]] += row["all_credits"]
    top = max(totals.values(), default=0) or 1
    brought = [(theme, credits) for theme, credits in totals.items() if credits]
    ordered = sorted(brought, key=lambda pair: -pair[1])
    return [Share(theme, credits, max(0, credits) * 100 / top) for theme, credits in ordered]


def _months(sums: list[dict], shown: list[Posting]) -> list[Month]:
    """The months of the rows shown, newest first; a month's sum is of all its rows."""
    months: dict[datetime.date, Month] = {}
    for posting in shown:
        first = timezone.localtime(posting.happened_at).date().replace(day=1)
        month = months.setdefault(first, Month(first, 0))
        month.postings.append(posting)
    for row in sums:
        if (first := row["month"].date()) in months:
            months[first].credits += row["all_credits"]
    return list(months.values())
