from django.db import models
from django.utils.translation import gettext_lazy as _


class Head(models.Model):
    """Where a chain ends: the row that a writer locks before it adds an entry."""

    chain = models.PositiveSmallIntegerField(_("chain"), primary_key=True)
    number = models.PositiveBigIntegerField(_("number of the last entry"), default=0)
    hash = models.CharField(_("hash of the last entry"), max_length=64)

    class Meta:
        verbose_name = _("end of a chain")
        verbose_name_plural = _("ends of chains")

    def __str__(self) -> str:
        return f"{self.chain}: {self.number}"
