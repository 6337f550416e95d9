"""What leads where: every app adds its pages to the officers' rail, the page of a person, and the worker's 我的."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from accounts.models import Person


def everybody(person: Person) -> bool:
    return True


@dataclass(frozen=True)
class Entry:
    """`keeps` names the filters of the address that neighbouring pages share; `count` is what waits there."""

    icon: str
    name: str | Promise
    view: str  # name of a URL
    shown: Callable[[Person], bool] = everybody
    count: Callable[[Person], int] | None = None
    keeps: tuple[str, ...] = ()

    def address(self, request: HttpRequest, *about: object) -> str:
        kept = {name: request.GET[name] for name in self.keeps if request.GET.get(name)}
        path = reverse(self.view, args=about)
        return f"{path}?{urlencode(kept)}" if kept else path

    def line(self, request: HttpRequest, person: Person, *about: object) -> dict:
        """What the templates show: icon, name, url, is_current, count."""
        url = self.address(request, *about)
        is_current = url.partition("?")[0] == request.path
        count = self.count(person) if self.count else 0
        return {"icon": self.icon, "name": self.name, "url": url, "is_current": is_current, "count": count}


class Menu:
    """Entries by number: hundreds for groups, so that an app above can place its own between two of an app below."""

    def __init__(self) -> None:
        self._entries: list[tuple[int, Entry]] = []

    def add(self, order: int, entry: Entry) -> None:
        self._entries.append((order, entry))

    def lines(self, request: HttpRequest, person: Person, *about: object) -> list[dict]:
        """`about` is what the pages speak of: a person's key."""
        entries = sorted(self._entries, key=lambda one: one[0])
        return [entry.line(request, person, *about) for _order, entry in entries if entry.shown(person)]


# The officers' rail: 1xx figures, 2xx people and unions, 3xx what waits for a decision, 9xx away from here.
desk = Menu()
# The last card of 我的: 1xx who I am, 2xx what I get told, 3xx privacy and safety, 4xx how it looks.
me = Menu()
# The officers' page of one person: each address takes the person's key.
person = Menu()
