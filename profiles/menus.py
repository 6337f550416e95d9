from django.utils.translation import gettext_lazy as _

from accounts.menus import Entry, Waiting, desk, me, waiting
from accounts.menus import person as person_menu
from accounts.models import Person
from profiles.rules import certificates_to_check, checks_somewhere, sees_profiles


def certificates_waiting(person: Person) -> Waiting:
    return waiting(certificates_to_check(person).waiting(), "submitted_at")


me.add(110, Entry("medal", _("Occupation and skills"), "profiles:mine"))
desk.add(320, Entry("medal", _("Skill certificates"), "profiles:queue", checks_somewhere, certificates_waiting))
person_menu.add(120, Entry("medal", _("Occupation and categories"), "profiles:person", sees_profiles))
