from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.identity.forms import reason_field


class ReasonForm(forms.Form):
    """Why an entry or a certificate is taken back; the person reads it."""

    reason = reason_field(_("Reason"), _("The person reads it, and it stays on record for good."))
