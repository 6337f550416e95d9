"""Quiet hours in the CMS, for administrators of the installation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from notices.models import QuietHours


class QuietHoursViewSet(SnippetViewSet):
    model = QuietHours
    icon = "time"
    menu_label = _("Quiet hours")
    list_display = ["from_on", "to_on", "begins", "ends", "digest_at", "digest_weekday", "source"]
    panels = [
        FieldRowPanel([FieldPanel("from_on"), FieldPanel("to_on")]),
        FieldRowPanel([FieldPanel("begins"), FieldPanel("ends")]),
        FieldRowPanel([FieldPanel("digest_at"), FieldPanel("digest_weekday")]),
        FieldPanel("source"),
    ]


register_snippet(QuietHoursViewSet)
