from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from accounts.enums import Role
from accounts.matrix import only_role
from accounts.models import Union
from sections.models.reviewed import Reviewed


class SectionPage(Reviewed, Page):
    """A union's own part of the page tree. Sections nest like unions, so a role reaches what lies below it."""

    union = models.OneToOneField(Union, on_delete=models.PROTECT, related_name="+", verbose_name=_("union"))

    editor_role: ClassVar[Role]  # of authority.toml: the one role of the operation that writes here
    reviewer_role: ClassVar[Role] = only_role("pages.review")
    content_panels = [*Page.content_panels, FieldPanel("union", read_only=True)]
    is_creatable = False  # `ensure_section` makes them, with groups and approval

    class Meta:
        abstract = True

    @classmethod
    def index_page(cls) -> Page | None:
        """The page that all sections of this kind hang from: the first of the allowed parents."""
        return next((model.objects.first() for model in cls.clean_parent_page_models() if model is not cls), None)
