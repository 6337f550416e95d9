from django.utils.translation import gettext_lazy as _

from accounts.authority import may_somewhere
from accounts.menus import Entry, desk
from accounts.models import Person


def opens_unions(person: Person) -> bool:
    return may_somewhere(person, "people.list")


desk.add(210, Entry("org", _("Unions"), "accounts:unions", opens_unions))
