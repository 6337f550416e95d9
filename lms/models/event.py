from __future__ import annotations

import datetime
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
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
        return self._moment(self.starts_at)

    @property
    def span(self) -> str:
        """From when to when; the day stands once if it is one: 11月25日 周三 14:30 至 16:30."""
        if self.ends_at is None:
            return self.when
        ends, begins = timezone.localtime(self.ends_at), timezone.localtime(self.starts_at)
        until = f"{ends:%H:%M}" if ends.date() == begins.date() else self._moment(ends)
        return gettext("%(begin)s to %(end)s") % {"begin": self.when, "end": until}

    @staticmethod
    def _moment(value: datetime.datetime) -> str:
        local = timezone.localtime(value)
        return f"{day(local, short=True)} {weekday(local)} {local:%H:%M}"

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at=None) | models.Q(ends_at__gte=models.F("starts_at")),
                name="lms_event_forward",
            )
        ]
