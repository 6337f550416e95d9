from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from accounts.matrix import only_role
from lms.models.announcement import Announcement
from sections.models import SectionPage


class NewsIndexPage(Page):
    """Root of all news and events in the page tree."""

    max_count = 1
    parent_page_types = ["lms.HomePage"]
    subpage_types = ["lms.NewsSectionPage"]
    template: ClassVar[str] = "lms/news_index.html"

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")


class NewsSectionPage(SectionPage):
    """A union's news and events, who writes them and who approves them."""

    editor_role = only_role("news.write")
    parent_page_types = ["lms.NewsIndexPage", "lms.NewsSectionPage"]
    subpage_types = ["lms.NewsPage", "lms.EventPage", "lms.NewsSectionPage"]

    class Meta:
        verbose_name = _("news section")
        verbose_name_plural = _("news sections")


class NewsPage(Announcement):
    """A piece of news of a union."""

    template: ClassVar[str] = "lms/news.html"
    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]

    class Meta:
        verbose_name = _("piece of news")
        verbose_name_plural = _("pieces of news")
