from django.utils.translation import gettext_lazy as _

from accounts.authority import may_somewhere
from accounts.menus import Entry, desk
from accounts.models import Person


def reads_roles(person: Person) -> bool:
    return may_somewhere(person, "roles.read")


desk.add(230, Entry("key", _("Roles"), "accounts:roles", reads_roles))
