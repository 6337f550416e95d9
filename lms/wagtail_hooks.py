from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import DismissibleMenuItem, MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from lms.cms_home import Beginnings
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


@hooks.register("construct_homepage_panels")
def begin_here(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(Beginnings(request))


@hooks.register("construct_help_menu")
def without_news_of_wagtail(request: HttpRequest, items: list[MenuItem]) -> None:
    """Pages of a foreign site in English, with a counter beside them that nobody asked for."""
    items[:] = [item for item in items if not isinstance(item, DismissibleMenuItem)]
