from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import Page, PageManager, PageQuerySet

from accounts.authority import unions_where
from accounts.models import Person, Union
from accounts.rules import unions_over
from sections.models import Reviewed

RICH = ["h2", "h3", "bold", "ol", "ul", "link", "document-link", "image"]


class AnnouncementQuerySet(PageQuerySet):
    def visible_to(self, person: Person) -> AnnouncementQuerySet:
        """Published, and of a union at or above the person's own, or one that a role of hers reaches."""
        if not person.is_authenticated:
            return self.none()
        return self.live().filter(Q(union__in=unions_over(person)) | Q(union__in=unions_where(person, "news.read")))


class Announcement(Reviewed, Page):
    """What a union tells its members: a headline, a sentence, perhaps a text."""

    union = models.ForeignKey(Union, on_delete=models.PROTECT, related_name="+", editable=False)  # of its section
    summary = models.CharField(_("in one sentence"), max_length=120, help_text=_("Stands under the headline."))
    body = RichTextField(_("text"), blank=True, features=RICH)

    objects = PageManager.from_queryset(AnnouncementQuerySet)()
    parent_page_types = ["lms.NewsSectionPage"]
    subpage_types: ClassVar[list[str]] = []
    served_with: ClassVar[list[str]] = ["union"]

    class Meta:
        abstract = True

    def full_clean(self, *args, **kwargs) -> None:
        self._take_union()
        super().full_clean(*args, **kwargs)

    def save(self, *args, **kwargs) -> None:
        self._take_union()
        super().save(*args, **kwargs)

    def _take_union(self) -> None:
        """The union is the section's; an old revision may still name another."""
        if self.path and (section := self.get_parent()):
            self.union_id = section.specific.union_id

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not type(self).objects.visible_to(request.user).filter(pk=self.pk).exists():
            raise Http404
        return super().serve(request, *args, **kwargs)
