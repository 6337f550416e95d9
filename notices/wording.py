"""The words of notices, made when somebody reads them, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from notices.models import Notice
from notices.registry import Template, templates

MOST_TITLES = 3


@dataclass(frozen=True)
class Letter:
    """What a channel hands over; `url` is the path of the page to go on with."""

    title: str
    text: str
    url: str = ""
    action: str = ""
    brief: str = ""


def letter(notice: Notice) -> Letter:
    """In the active language. What was taken back says so; a template or fact that is gone leaves a sentence."""
    if notice.is_recalled:
        return _taken_back()
    try:
        return letter_of(templates[notice.template], notice.said, notice.url)
    except (LookupError, TypeError, ValueError):
        gone = _("This notice belongs to a part of Gongxue that was changed since. There is nothing left to do.")
        return Letter(title=notice.get_kind_display(), text=gone)


def letter_of(template: Template, facts: dict, url: str = "") -> Letter:
    """A template filled in, in the active language."""
    words = template.words(facts)
    title, text, brief = (str(one) % words for one in (template.title, template.text, template.brief))
    return Letter(title, text, url, str(template.action or _("Open")) if url else "", brief)


def _taken_back() -> Letter:
    return Letter(_("A notice was taken back"), _("Your union has taken this notice back. There is nothing to do."))


def name_of(key: str) -> str:
    """The plain name of a template, without anybody's facts."""
    return str(templates[key].name) if key in templates else key


def outgoing(notices: Sequence[Notice]) -> Letter:
    """One letter for one notice or for many, in the platform's language: a phone has told us none."""
    with override(settings.LANGUAGE_CODE):
        return letter(notices[0]) if len(notices) == 1 else _gathered(notices)


def _gathered(notices: Sequence[Notice]) -> Letter:
    count = len(notices)
    titles = [letter(notice).title for notice in notices[:MOST_TITLES]]
    named = _("; ").join(titles) + (_(" and more") if count > MOST_TITLES else "")
    title = ngettext("%(count)s new notice", "%(count)s new notices", count) % {"count": count}
    text = _("You have %(count)s new notices: %(titles)s. Read them in Gongxue under Me, Notices.")
    return Letter(title, text % {"count": count, "titles": named}, "/notices/", str(_("Read the notices")))
