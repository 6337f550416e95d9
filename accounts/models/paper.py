from __future__ import annotations

import datetime

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.enums import Gender, PaperKind
from accounts.identity.masking import mask_number
from accounts.identity.numbers import birth_on, gender_of, says_birth
from accounts.identity.sealing import SealBroken, blind_indexes, key_id_of, seal, unseal
from accounts.models.person import Person


class PaperQuerySet(models.QuerySet["IdentityPaper"]):
    def indexed(self, *blinds: str) -> PaperQuerySet:
        """Rows of these blind indexes, also while another index key is on its way in."""
        return self.filter(models.Q(blind__in=blinds) | models.Q(blind_next__in=blinds))

    def having(self, kind: str, number: str) -> PaperQuerySet:
        """Whose paper has this number, as `clean_paper` gave it; nothing is unsealed."""
        return self.indexed(*blind_indexes(kind, number))


class IdentityPaper(models.Model):
    """A person's paper: the number only sealed, and a keyed index by which the database refuses a second owner.

    The index stands twice, so that its key can change: ADR 22."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="papers", verbose_name=_("person"))
    kind = models.CharField(_("kind of paper"), max_length=16, choices=PaperKind, default=PaperKind.RESIDENT)
    sealed = models.TextField(_("sealed number"), editable=False)
    key_id = models.CharField(_("master key"), max_length=16, editable=False)
    blind = models.CharField(_("blind index"), max_length=64, unique=True, editable=False)
    blind_next = models.CharField(_("blind index by the next key"), max_length=64, unique=True, editable=False)
    set_at = models.DateTimeField(_("entered at"), default=timezone.now)
    set_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("entered by")
    )

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("identity paper")
        verbose_name_plural = _("identity papers")
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="accounts_paper_kind_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.person_id}"

    @classmethod
    def build(cls, *, person: Person, kind: str, number: str, by: Person | None = None) -> IdentityPaper:
        """An unsaved row for a number as `clean_paper` gave it; for one row or for bulk_create."""
        paper = cls(person=person, kind=kind, set_by=by)
        paper.put(number)
        return paper

    def put(self, number: str) -> None:
        """Seal another number into this row; the caller saves."""
        for name, value in self.sealed_values(self.kind, number, timezone.now()).items():
            setattr(self, name, value)
        self.__dict__.pop("number", None)

    @staticmethod
    def sealed_values(kind: str, number: str, now: datetime.datetime) -> dict[str, object]:
        """Columns of a row for the number, for whoever writes very many rows without building one."""
        sealed = seal(number)
        blind, blind_next = blind_indexes(kind, number)
        return {
            "kind": kind,
            "sealed": sealed,
            "key_id": key_id_of(sealed),
            "blind": blind,
            "blind_next": blind_next,
            "set_at": now,
        }

    @cached_property
    def number(self) -> str:
        """The full number. Whoever shows it writes an audit line first; raises SealBroken."""
        opened = unseal(self.sealed)
        if not self.is_of(opened):
            raise SealBroken("the number of another row was put here")
        return opened

    def is_of(self, number: str) -> bool:
        """Is this the number of this row, as `clean_paper` gave it?"""
        return not {self.blind, self.blind_next}.isdisjoint(blind_indexes(self.kind, number))

    @property
    def masked(self) -> str:
        """510802********0008; stars when the seal cannot be opened, so that no list breaks on one bad row."""
        try:
            return mask_number(self.number)
        except SealBroken:
            return "*" * 18

    @property
    def shown(self) -> str:
        """For the page that reveals: the number, or a sentence when the seal cannot be opened."""
        try:
            return self.number
        except SealBroken:
            return str(_("The stored number cannot be opened; please enter it again."))

    @property
    def birth(self) -> datetime.date | None:
        """By the number; None for papers that state none."""
        return birth_on(self.number) if says_birth(self.number) else None

    @property
    def gender(self) -> Gender:
        return gender_of(self.number) if says_birth(self.number) else Gender.UNKNOWN
