from __future__ import annotations

from itertools import count

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page


class FreeSlugForm(WagtailAdminPageForm):
    """A new page whose title is taken already gets a free address: nobody looks for an error on the hidden tab."""

    def clean(self) -> dict:
        slug = self.cleaned_data.get("slug")
        if slug and not self.instance.pk:
            self.cleaned_data["slug"] = free_slug(slug, self.parent_page)
        return super().clean()


def free_slug(wanted: str, parent: Page) -> str:
    candidates = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return next(slug for slug in candidates if Page._slug_is_available(slug, parent))
