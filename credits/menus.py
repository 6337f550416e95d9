from django.utils.translation import gettext_lazy as _

from accounts.menus import Entry, person
from credits.rules import sees_learning

person.add(110, Entry("coin", _("Learning and credits"), "credits:desk-person", sees_learning))
