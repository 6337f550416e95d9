from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.enums import MergeState
from accounts.models.person import Person


class MergeRequestQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> MergeRequestQuerySet:
        """Requests about people whom the person may put together: both records in her part of the tree."""
        from accounts.merging.rules import merges_visible_to  # noqa: PLC0415  # rules read these models: a circle otherwise

        return merges_visible_to(self, person)


class MergeRequest(models.Model):
    """Two records of one human being: one officer asks, another one decides; `kept` takes over what `gone` has."""

    kept = models.ForeignKey(Person, models.CASCADE, related_name="merges_in", verbose_name=_("record that stays"))
    gone = models.ForeignKey(Person, models.CASCADE, related_name="merges_out", verbose_name=_("record that goes"))
    state = models.CharField(_("state"), max_length=8, choices=MergeState, default=MergeState.ASKED)
    reason = models.CharField(_("reason"), max_length=200)
    asked_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    decided_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    answer = models.CharField(pgettext_lazy("merge", "answer"), max_length=200, blank=True)

    objects = MergeRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("merge request")
        verbose_name_plural = _("merge requests")
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("gone")), name="accounts_merge_of_two"),
            models.CheckConstraint(
                condition=Q(decided_by=None) | Q(asked_by=None) | ~Q(decided_by=F("asked_by")),
                name="accounts_merge_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(state=MergeState.ASKED, decided_at=None)
                | (~Q(state=MergeState.ASKED) & Q(decided_at__isnull=False)),
                name="accounts_merge_decided_at",
            ),
            models.UniqueConstraint(
                fields=["gone"], condition=Q(state=MergeState.ASKED), name="accounts_merge_asked_once"
            ),
            models.UniqueConstraint(
                fields=["gone"], condition=Q(state=MergeState.DONE), name="accounts_merge_done_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gone_id} → {self.kept_id}"

    @property
    def is_open(self) -> bool:
        return self.state == MergeState.ASKED
