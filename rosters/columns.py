"""The columns of a roster as people read them: headings of the template, of pages and of workbooks sent back."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Text = str | Promise


class Column(NamedTuple):
    title: Text
    explanation: Text
    example: str
    is_required: bool = False


COLUMNS: dict[str, Column] = {
    "name": Column(pgettext_lazy("person", "Name"), _("As on the identity card; a dot in a name is ·"), "王小明", True),
    "number": Column(_("ID number"), _("18 places; format the column as text"), "510802199202290008", True),
    "paper_kind": Column(_("Kind of paper"), _("Empty means resident identity card"), ""),
    "phone": Column(_("Mobile number"), _("11 digits, used for signing in; may stay empty"), "19900000001"),
    "gender": Column(_("Gender"), _("男 or 女; compared with the number"), "女"),
    "union": Column(_("Union or employer"), _("Full or short name; empty means the union chosen at the upload"), ""),
    "team": Column(_("Department or team"), _("Name of a team or branch of that union"), ""),
    "category": Column(_("Category"), _("Several are separated by 、"), "农民工"),
    "joined_on": Column(_("Member since"), _("Like 2020-01-31"), "2020-01-31"),
}
