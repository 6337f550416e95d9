"""Lengths, sizes and shares of what a course holds."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from courses.cards import share

register = template.Library()
register.simple_tag(share, name="course_percent")


@register.filter
def duration(seconds: int) -> str:
    """102 → 1 分 42 秒; whole minutes leave the seconds out."""
    minutes, rest = divmod(int(seconds or 0), 60)
    if not minutes:
        return _("%(seconds)d s") % {"seconds": rest}
    if not rest:
        return _("%(minutes)d min") % {"minutes": minutes}
    return _("%(minutes)d min %(seconds)d s") % {"minutes": minutes, "seconds": rest}


@register.filter
def about_megabytes(size: int | None) -> str:
    """约 6 MB; below one megabyte in kB."""
    size = size or 0
    if size >= 1_000_000:
        return _("about %(size)s MB") % {"size": round(size / 1_000_000)}
    return _("about %(size)s kB") % {"size": max(1, round(size / 1000))}


@register.filter
def minutes_of(seconds: int | None) -> int:
    """Whole minutes, at least one when there is anything at all."""
    return max(1, round(seconds / 60)) if seconds else 0
