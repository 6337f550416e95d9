from django.utils.translation import gettext_lazy as _

from accounts.menus import Entry, desk
from rosters.rules import keeps_rosters

desk.add(230, Entry("file", _("Rosters"), "rosters:index", keeps_rosters))
