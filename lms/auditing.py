"""What the platform's own acts are called on the auditors' page."""

from django.utils.translation import gettext_lazy as _

from accounts.auditing.words import name_action

name_action("figures.exported", _("Figures of a union taken as a workbook"))
name_action("people.exported", _("People behind a figure taken as a workbook, masked"))
