from django.utils.translation import gettext_lazy as _

from accounts.menus import Entry, Waiting, desk, waiting
from accounts.models import Person
from rosters.enums import State
from rosters.models import RosterImport
from rosters.rules import keeps_rosters


def rosters_waiting(person: Person) -> Waiting:
    """Read and compared, not imported yet."""
    return waiting(RosterImport.objects.visible_to(person).filter(state=State.PREVIEWED), "uploaded_at")


desk.add(230, Entry("file", _("Rosters"), "rosters:index", keeps_rosters, rosters_waiting))
