from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Page, PageManager

from lms.enums import EventKind
from lms.greetings import weekday
from lms.look.words import day
from lms.models.announcement import Announcement, AnnouncementQuerySet


class EventQuerySet(AnnouncementQuerySet):
    def to_come(self) -> EventQuerySet:
        """Not over yet, soonest first. What has no end is over when its day is."""
        now = timezone.now()
        today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        ahead = models.Q(ends_at__gte=now) | models.Q(ends_at=None, starts_at__gte=today)
        return self.filter(ahead).order_by("starts_at", "pk")


class EventPage(Announcement):
    """A lecture, contest or campaign as it is announced: when, where, for whom."""

    kind = models.CharField(_("kind"), max_length=16, choices=EventKind, default=EventKind.LECTURE)
    starts_at = models.DateTimeField(_("begins at"), db_index=True)
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=80)

    objects = PageManager.from_queryset(EventQuerySet)()
    template: ClassVar[str] = "lms/event.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldPanel("place"),
        FieldPanel("summary"),
        FieldPanel("body"),
    ]

    @property
    def when(self) -> str:
        """The day, its weekday and the time: 11月25日 周三 14:30."""
        begins = timezone.localtime(self.starts_at)
        return f"{day(begins, short=True)} {weekday(begins)} {begins:%H:%M}"

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at=None) | models.Q(ends_at__gte=models.F("starts_at")),
                name="lms_event_forward",
            )
        ]
