"""The platform's own pages on the officers' rail and on 我的."""

from django.utils.translation import gettext_lazy as _

from accounts.authority import may_somewhere
from accounts.menus import Entry, desk, me
from accounts.models import Person

PERIOD = ("union", "year", "month")


def sees_figures(person: Person) -> bool:
    return may_somewhere(person, "figures.read")


desk.add(100, Entry("chart", _("Overview"), "lms:desk", sees_figures, keeps=PERIOD))
desk.add(110, Entry("users", _("Who learns"), "lms:desk-people", sees_figures, keeps=PERIOD))
desk.add(900, Entry("me", _("My page"), "lms:me"))
me.add(100, Entry("me", _("My account"), "accounts:me"))
me.add(400, Entry("aa", _("Text size and colours"), "appearance"))
