"""What leads where: every app adds its pages to the officers' rail, the page of a person, and the worker's 我的."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Min, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from accounts.models import Person


def everybody(person: Person) -> bool:
    return True


@dataclass(frozen=True)
class Waiting:
    """How much waits behind a page, and since when the oldest does, where age says something."""

    count: int
    since: datetime.datetime | None = None


def waiting(rows: QuerySet, moment: str) -> Waiting:
    """Number and oldest of rows that wait since the field `moment`, in one query."""
    return Waiting(**rows.order_by().aggregate(count=Count("pk"), since=Min(moment)))


@dataclass(frozen=True)
class Entry:
    """`keeps` names the filters of the address that neighbouring pages share; `waits` is what waits there."""

    icon: str
    name: str | Promise
    view: str  # name of a URL
    shown: Callable[[Person], bool] = everybody
    waits: Callable[[Person], Waiting] | None = None
    keeps: tuple[str, ...] = ()

    def address(self, request: HttpRequest, *about: object) -> str:
        kept = {name: request.GET[name] for name in self.keeps if request.GET.get(name)}
        path = reverse(self.view, args=about)
        return f"{path}?{urlencode(kept)}" if kept else path

    def line(self, request: HttpRequest, person: Person, *about: object) -> dict:
        """What the templates show: icon, name, url, is_current, count, since."""
        url = self.address(request, *about)
        is_current = url.partition("?")[0] == request.path
        found = self.waits(person) if self.waits else Waiting(0)
        waits = {"count": found.count, "since": found.since}
        return {"icon": self.icon, "name": self.name, "url": url, "is_current": is_current, **waits}


class Menu:
    """Entries by number: hundreds for groups, so that an app above can place its own between two of an app below."""

    def __init__(self) -> None:
        self._entries: list[tuple[int, Entry]] = []

    def add(self, order: int, entry: Entry) -> None:
        self._entries.append((order, entry))

    def lines(self, request: HttpRequest, person: Person, *about: object) -> list[dict]:
        """`about` is what the pages speak of: a person's key. Asked once a request: rail and page show the same."""
        known = vars(request).setdefault("menu_lines", {})
        if (self, about) not in known:
            entries = sorted(self._entries, key=lambda one: one[0])
            shown = [entry for _order, entry in entries if entry.shown(person)]
            known[self, about] = [entry.line(request, person, *about) for entry in shown]
        return known[self, about]

    def waiting(self, request: HttpRequest, person: Person) -> list[dict]:
        """The lines behind which something waits, the oldest first."""
        lines = [line for line in self.lines(request, person) if line["since"]]
        return sorted(lines, key=lambda line: line["since"])


# The officers' rail: 1xx figures, 2xx people and unions, 3xx what waits for a decision, 9xx away from here.
desk = Menu()
# The last card of 我的: 1xx who I am, 2xx what I get told, 3xx privacy and safety, 4xx how it looks.
me = Menu()
# The officers' page of one person: each address takes the person's key.
person = Menu()
