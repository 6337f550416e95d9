"""Pages of identity, merging and audit on the rail and on 我的."""

from django.utils.translation import gettext_lazy as _

from accounts.auditing.queries import reads_audit
from accounts.authority import may_somewhere
from accounts.menus import Entry, Waiting, desk, me, person, waiting
from accounts.merging.queries import merges_to_decide
from accounts.merging.rules import merges
from accounts.models import Person


def changes_phones(someone: Person) -> bool:
    return may_somewhere(someone, "people.phone.change")


def merges_waiting(someone: Person) -> Waiting:
    return waiting(merges_to_decide(someone), "asked_at")


desk.add(310, Entry("copy", _("Double records"), "accounts:merges", merges, merges_waiting))
desk.add(330, Entry("eye", _("Audit log"), "accounts:audit", reads_audit))
me.add(110, Entry("key", _("Identity number"), "accounts:my_paper"))
me.add(120, Entry("phone", _("Mobile number"), "accounts:my_phone"))
person.add(100, Entry("key", _("Identity number"), "accounts:paper"))
person.add(110, Entry("phone", _("Mobile number"), "accounts:phone", changes_phones))
