"""How a person is greeted: by time of day, by surname, never by given name."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _

from accounts.models import Person

LONG_SURNAMES = ("欧阳", "上官", "司马", "诸葛", "司徒", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "东方")


def surname(name: str) -> str:
    return name[:2] if name.startswith(LONG_SURNAMES) and len(name) > 2 else name[:1]


def greeting(person: Person, now: datetime.datetime) -> str:
    """`now` in local time."""
    name = _("Master %(surname)s") % {"surname": surname(person.name)}
    return time_of_day(now.hour) % {"name": name}


def time_of_day(hour: int) -> str:
    if hour < 5 or hour >= 22:
        return _("It is late, %(name)s")
    if hour < 8:
        return _("Good early morning, %(name)s")
    if hour < 11:
        return _("Good morning, %(name)s")
    if hour < 13:
        return _("Good day, %(name)s")
    return _("Good afternoon, %(name)s") if hour < 18 else _("Good evening, %(name)s")


def weekday(day: datetime.date) -> str:
    names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return names[day.weekday()]
