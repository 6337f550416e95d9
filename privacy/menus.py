from django.utils.translation import gettext_lazy as _

from accounts.menus import Entry, desk, me
from privacy.rules import reads_rules

me.add(300, Entry("shield", _("My data and privacy"), "privacy:index"))
desk.add(350, Entry("shield", _("Privacy rules"), "privacy:keeping", reads_rules))
