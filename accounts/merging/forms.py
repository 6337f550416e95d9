from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.identity.forms import reason_field

WHO = _("Mobile number or whole name")


class FindForm(forms.Form):
    """Two records, each by mobile number, whole name or key."""

    kept = forms.CharField(label=_("Record that stays"), max_length=60, help_text=WHO)
    gone = forms.CharField(label=_("Record that goes into it"), max_length=60, help_text=WHO)


class AskForm(forms.Form):
    reason = reason_field(_("Why is this one person?"), _("It is kept in the audit log. No names here."))


class AnswerForm(forms.Form):
    answer = reason_field(_("Remark"), _("Needed for a refusal. It is kept in the audit log."))

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].required = False
