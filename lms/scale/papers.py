"""Identity numbers that pass every check and are nobody's."""

from __future__ import annotations

import datetime
from collections import Counter
from random import Random

from accounts.enums import PaperKind
from accounts.identity.eighteen import check_character
from accounts.models import IdentityPaper, Person

NOBODYS = "510899"  # of Guangyuan by its first four digits; no county was ever given this code, so no card bears it
YOUNGEST, OLDEST = 18, 60  # years
YEAR = 365.25


class Numbers:
    """Each number once: people of one day and gender are counted, as a registry does; odd is a man."""

    def __init__(self, chance: Random, today: datetime.date) -> None:
        self.chance, self.today = chance, today
        self.given: Counter[tuple[datetime.date, bool]] = Counter()

    def draw(self, *, is_woman: bool) -> str:
        """Raises OverflowError when the 500 numbers of a day and gender are used up (about 15 million people)."""
        age = self.chance.triangular(YOUNGEST, OLDEST, 41)
        born = self.today - datetime.timedelta(days=round(age * YEAR) + 1)
        place = self.given[born, is_woman]
        if place > 499:
            raise OverflowError(f"no number is left for {born}")
        self.given[born, is_woman] += 1
        body = f"{NOBODYS}{born:%Y%m%d}{place * 2 + (not is_woman):03d}"
        return body + check_character(body)


def paper_of(person: Person, number: str) -> IdentityPaper:
    return IdentityPaper.build(person=person, kind=PaperKind.RESIDENT, number=number)
