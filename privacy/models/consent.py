from __future__ import annotations

import datetime
from typing import cast

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Person
from accounts.models.dated import Dated, DatedQuerySet
from privacy.enums import Channel, ConsentKind


class ConsentTextQuerySet(DatedQuerySet):
    def in_force(self, kind: str, language: str, on: datetime.date | None = None) -> ConsentText | None:
        """The text of the day in the reader's language, else in Chinese, which binds."""
        current = cast("models.QuerySet[ConsentText]", self.current(on))
        texts = list(current.filter(kind=kind).order_by("-from_on", "-version"))
        return next((one for one in texts if one.language == language), next(iter(texts), None))


class ConsentText(Dated):
    """What people agree to, word for word. A new wording is a new version; an agreed one never changes."""

    kind = models.CharField(_("about"), max_length=16, choices=ConsentKind)
    version = models.PositiveSmallIntegerField(_("version"))
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    text = models.TextField(pgettext_lazy("consent", "text"))  # paragraphs; a line that begins with "# " is a heading
    is_draft = models.BooleanField(_("draft for the federation's lawyers"), default=True)

    objects = ConsentTextQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["kind", "-version", "-language"]
        verbose_name = _("consent text")
        verbose_name_plural = _("consent texts")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["kind", "version", "language"], name="privacy_consenttext_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.version} {self.language}"

    @property
    def parts(self) -> list[tuple[bool, str]]:
        """(is heading, words) of each paragraph."""
        lines = [line.strip() for line in self.text.splitlines() if line.strip()]
        return [(line.startswith("# "), line.removeprefix("# ")) for line in lines]


class ConsentQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> ConsentQuerySet:
        """One's own."""
        return self.filter(person=person) if person.is_authenticated else self.none()

    def valid(self) -> ConsentQuerySet:
        return self.filter(withdrawn_at=None)


class Consent(models.Model):
    """A person agreed to a text, when and where; withdrawn from a moment on, never deleted."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="consents")
    text = models.ForeignKey(
        ConsentText, on_delete=models.PROTECT, related_name="consents", verbose_name=pgettext_lazy("consent", "text")
    )
    given_at = models.DateTimeField(_("given at"), default=timezone.now)
    channel = models.CharField(_("where"), max_length=8, choices=Channel)
    withdrawn_at = models.DateTimeField(pgettext_lazy("consent", "taken back at"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["-given_at", "-pk"]
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "text"], condition=Q(withdrawn_at=None), name="privacy_consent_valid_once"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("given_at")), name="privacy_consent_forward"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.text_id}"
