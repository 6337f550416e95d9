"""What this app adds to 我的."""

from django.utils.translation import gettext_lazy as _

from accounts.authority import may_somewhere
from accounts.menus import Entry, me
from accounts.models import Person


def may_need_second_factor(person: Person) -> bool:
    return person.is_superuser or may_somewhere(person, "people.list")


me.add(310, Entry("phone", _("Signed-in devices"), "accounts:devices"))
me.add(320, Entry("key", _("Second proof when signing in"), "mfa_index", may_need_second_factor))
