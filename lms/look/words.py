"""Numbers, money and times as the words that stand on a page."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SECONDS_AN_HOUR = 3600


def hours(seconds: int | None) -> str:
    """Learning hours with one decimal, never rounded up: 39.99 is not yet 40."""
    tenths = int(seconds or 0) * 10 // SECONDS_AN_HOUR
    return f"{tenths // 10:,}.{tenths % 10}"


def minutes(seconds: int | None) -> int:
    """Whole minutes, at least one when there is anything at all."""
    seconds = int(seconds or 0)
    return max(round(seconds / 60), 1) if seconds > 0 else 0


def credit(hundredths: int | None) -> str:
    """Credits with two decimals; a real minus sign for a correction."""
    value = int(hundredths or 0)
    sign = "−" if value < 0 else ""
    return f"{sign}{abs(value) // 100:,}.{abs(value) % 100:02d}"


def signed_credit(hundredths: int | None) -> str:
    """Credits of one posting: always with its sign."""
    return ("+" if int(hundredths or 0) > 0 else "") + credit(hundredths)


def signed(value: float | None) -> str:
    """Points with one decimal and their sign: +2.0, −34.1, 0.0."""
    number = round(float(value or 0), 1)
    sign = "+" if number > 0 else "−" if number < 0 else ""
    return f"{sign}{abs(number):.1f}"


def money(fen: int | None) -> str:
    """¥1,000.00 from fen."""
    return credit(fen).replace("−", "−¥") if (fen or 0) < 0 else f"¥{credit(fen)}"


def day(value: date | datetime | None, short: bool = False) -> str:
    """2026年11月22日; short leaves the year out when it is this year."""
    if value is None:
        return ""
    on = _local_date(value)
    parts = {"year": on.year, "month": on.month, "day": on.day}
    if short and on.year == timezone.localdate().year:
        return _("%(day)s/%(month)s") % parts
    return _("%(day)s/%(month)s/%(year)s") % parts


def moment(value: datetime | None) -> str:
    """A day and the time of day: 11月22日 08:00."""
    if value is None:
        return ""
    return f"{day(value, short=True)} {timezone.localtime(value):%H:%M}"


def ago(value: datetime | None, now: datetime | None = None) -> str:
    """Relative under a day, then the date."""
    if value is None:
        return ""
    passed = (now or timezone.now()) - value
    if passed < timedelta(minutes=1):
        return _("just now")
    if passed < timedelta(hours=1):
        count = passed.seconds // 60
        return ngettext("%(count)s minute ago", "%(count)s minutes ago", count) % {"count": count}
    if passed < timedelta(days=1):
        count = passed.seconds // 3600
        return ngettext("%(count)s hour ago", "%(count)s hours ago", count) % {"count": count}
    return day(value, short=True)


def days_left(value: date | datetime | None, today: date | None = None) -> str:
    """How long until a date, in plain words: today, tomorrow, 8 days left, 3 days over."""
    if value is None:
        return ""
    count = (_local_date(value) - (today or timezone.localdate())).days
    if count == 0:
        return _("today")
    if count == 1:
        return _("tomorrow")
    if count < 0:
        return ngettext("%(count)s day over", "%(count)s days over", -count) % {"count": -count}
    return ngettext("%(count)s day left", "%(count)s days left", count) % {"count": count}


def waited(since: datetime | None, today: date | None = None) -> str:
    """How long the oldest of several has waited, in whole days."""
    if since is None:
        return ""
    count = ((today or timezone.localdate()) - _local_date(since)).days
    if count <= 0:
        return _("all since today")
    return ngettext("the oldest for %(count)s day", "the oldest for %(count)s days", count) % {"count": count}


def _local_date(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value
