from django.utils.translation import gettext_lazy as _

from accounts.joining.rules import decides_somewhere, requests_to_decide
from accounts.menus import Entry, desk, me
from accounts.models import Person


def waiting_count(person: Person) -> int:
    return requests_to_decide(person).waiting().count()


me.add(120, Entry("org", _("My unions"), "accounts:unions-mine"))
desk.add(310, Entry("hand", _("Requests to join"), "accounts:requests", decides_somewhere, waiting_count))
