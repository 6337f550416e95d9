"""What this app's acts are called on the auditors' page."""

from django.utils.translation import gettext_lazy as _

from accounts.auditing.words import name_action

ACTIONS = {
    "certificate.revoked": _("Certificate revoked"),
    "credits.reversed": _("Entry of the ledger taken back"),
    "learning.opened": _("Learning and credits read"),
}
for action, label in ACTIONS.items():
    name_action(action, label)
