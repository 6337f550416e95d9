from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.identity.forms import reason_field


class ReasonForm(forms.Form):
    """Why something is taken back; the person reads it."""

    reason = reason_field(_("Why is it taken back?"), _("The person reads it, and it stays in the ledger for good."))
