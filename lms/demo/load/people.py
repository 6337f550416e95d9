"""Sixty invented people, their memberships and roles."""

from __future__ import annotations

import datetime

from django.utils import timezone

from accounts.actions import create_person, grant_role, join_union, set_paper
from accounts.enums import PaperKind, Role
from accounts.identity.eighteen import check_character
from accounts.models import Person, Union
from lms.demo.files import table
from lms.demo.load.part import Part

MEMBER_FOR = datetime.timedelta(days=400)
FIRST_BIRTH = datetime.date(1968, 3, 1)
SHOWN = 25  # whoever signs in to try the platform enters a number of her own


def rows() -> list[dict]:
    return table("people.toml")["person"]


def phone(number: int) -> str:
    """The fictitious number of a person: no carrier gives it out."""
    return f"+8619900000{number:03d}"


def person(number: int) -> Person:
    return Person.objects.get(phone=phone(number))


def number(of: int) -> str:
    """A computed identity number with the sequence 000, which is given to nobody."""
    birth = FIRST_BIRTH + datetime.timedelta(days=180 * of)
    body = f"510802{birth:%Y%m%d}000"
    return body + check_character(body)


class People(Part):
    name = "people"

    def is_there(self) -> bool:
        return Person.objects.filter(phone=phone(1)).exists()

    def items(self) -> list[dict]:
        return rows()

    def load(self, item: dict) -> None:
        someone = create_person(name=item["name"], phone=phone(item["n"]), by=None)
        since = timezone.localdate() - MEMBER_FOR
        join_union(person=someone, union=Union.objects.get(key=item["union"]), by=None, from_on=since)
        if item["n"] > SHOWN and item["n"] % 2 == 0:
            set_paper(person=someone, kind=PaperKind.RESIDENT, number=number(item["n"]), by=None)
        for role in item["roles"]:
            name, _at, key = role.partition("@")
            union = Union.objects.get(key=key or item["union"])
            grant_role(person=someone, role=Role(name), union=union, by=None, from_on=since)
