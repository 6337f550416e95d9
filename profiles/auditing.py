"""What this app's acts are called on the auditors' page."""

from django.utils.translation import gettext_lazy as _

from accounts.auditing.words import name_action

ACTIONS = {
    "category.corrected": _("Days of a category corrected"),
    "category.ended": _("Category ended"),
    "category.set": _("Category entered"),
    "profile.changed": _("Occupation or education changed"),
    "profile.opened": _("Occupation and categories read"),
    "skill.accepted": _("Skill certificate accepted"),
    "skill.file_read": _("Photo of a skill certificate looked at"),
    "skill.read": _("Skill certificate read"),
    "skill.returned": _("Skill certificate sent back"),
}
for action, label in ACTIONS.items():
    name_action(action, label)
