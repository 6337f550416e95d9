from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from credits.enums import AccountKind

IMPERSONAL = [AccountKind.ISSUER, AccountKind.CORRECTION]


class Account(models.Model):
    """Where credits and seconds lie: five kinds a person, an issuer for each programme, one for corrections."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="credit_accounts",
        verbose_name=_("person"),
    )
    kind = models.CharField(_("kind"), max_length=16, choices=AccountKind)
    programme = models.SlugField(_("programme"), max_length=40, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(person__isnull=False), name="credits_account_of_person_once"
            ),
            models.UniqueConstraint(
                fields=["kind", "programme"], condition=Q(person=None), name="credits_account_of_programme_once"
            ),
            models.CheckConstraint(
                condition=Q(person=None, kind__in=IMPERSONAL)
                | (Q(person__isnull=False, programme="") & ~Q(kind__in=IMPERSONAL)),
                name="credits_account_owner",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.programme or self.person_id}"
