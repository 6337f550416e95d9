"""Course rules in the CMS, for administrators of the installation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from courses.models import CourseRule


class CourseRuleViewSet(SnippetViewSet):
    model = CourseRule
    icon = "tasks"
    menu_label = _("Course rules")
    list_display = ["from_on", "to_on", "is_statutory", "read_percent", "watch_percent", "source"]
    ordering = ["is_statutory", "-from_on"]
    panels = [
        FieldRowPanel([FieldPanel("from_on"), FieldPanel("to_on")]),
        FieldPanel("is_statutory"),
        MultiFieldPanel(
            [FieldPanel("read_percent"), FieldPanel("is_word_enough"), FieldPanel("watch_percent")],
            heading=_("When a lesson is done"),
        ),
        MultiFieldPanel(
            [FieldPanel("speed_percent"), FieldPanel("can_skip"), FieldPanel("idle_minutes")],
            heading=_("While learning"),
        ),
        FieldPanel("counts"),
        FieldPanel("source"),
    ]
