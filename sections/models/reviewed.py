from __future__ import annotations

from wagtail.models import PagePermissionTester

from accounts.models import Person


class ReviewedTester(PagePermissionTester):
    """Nobody publishes directly: what is shown to workers was approved by a second person."""

    def can_publish(self) -> bool:
        return self.user.is_superuser and super().can_publish()

    def can_publish_subpage(self) -> bool:
        return self.user.is_superuser and super().can_publish_subpage()


class Reviewed:
    """Mixin of pages in a union's section: published through its workflow only. Put it before `Page`."""

    def permissions_for_user(self, user: Person) -> ReviewedTester:
        return ReviewedTester(user, self)
