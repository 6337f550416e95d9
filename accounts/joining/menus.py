from django.utils.translation import gettext_lazy as _

from accounts.joining.rules import decides_somewhere, requests_to_decide
from accounts.menus import Entry, Waiting, desk, me, waiting
from accounts.models import Person


def requests_waiting(person: Person) -> Waiting:
    return waiting(requests_to_decide(person).waiting(), "asked_at")


me.add(120, Entry("org", _("My unions"), "accounts:unions-mine"))
desk.add(310, Entry("hand", _("Requests to join"), "accounts:requests", decides_somewhere, requests_waiting))
