"""This app's pages on the officers' rail."""

from django.utils.translation import gettext_lazy as _

from accounts.authority import may_somewhere
from accounts.menus import Entry, desk
from accounts.models import Person


def lists_people(person: Person) -> bool:
    return may_somewhere(person, "people.list")


desk.add(200, Entry("users", _("People and memberships"), "accounts:people", lists_people))
