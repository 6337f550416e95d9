from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from lms.models import DailyQuestion, Goal


class DailyQuestionViewSet(SnippetViewSet):
    """Which question stands on the home page on which day; without one the pool goes on by itself."""

    model = DailyQuestion
    icon = "help"
    menu_label = _("Today's question")
    list_display = ["asked_on", "question"]
    panels = [FieldPanel("asked_on"), FieldPanel("question")]


class GoalViewSet(SnippetViewSet):
    model = Goal
    icon = "success"
    menu_label = _("Goals")
    list_display = ["kind", "value", "union", "from_on", "to_on"]
    panels = [
        FieldPanel("kind"),
        FieldPanel("value"),
        FieldPanel("union"),
        FieldRowPanel([FieldPanel("from_on"), FieldPanel("to_on")]),
        FieldPanel("source"),
    ]


class PlatformGroup(SnippetViewSetGroup):
    menu_label = _("Home page")
    menu_icon = "home"
    items = (DailyQuestionViewSet, GoalViewSet)


register_snippet(PlatformGroup)
