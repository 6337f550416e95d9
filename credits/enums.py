"""Closed lists of the ledger."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AccountKind(models.TextChoices):
    PENDING = "pending", _("Pending")
    AVAILABLE = "available", _("Available")
    FROZEN = "frozen", _("Frozen")
    REDEEMED = "redeemed", _("Redeemed")
    EXPIRED = "expired", _("Expired")
    ISSUER = "issuer", _("Issuer")
    CORRECTION = "correction", _("Correction")


class Unit(models.TextChoices):
    CREDIT = "credit", _("Hundredths of a credit")
    SECOND = "second", _("Seconds")


class EntryKind(models.TextChoices):
    EARN = "earn", _("Earned")
    REVERSE = "reverse", _("Correction")
    MERGE_OUT = "merge_out", _("Given to the other record of the same person")
    MERGE_IN = "merge_in", _("Taken over from the other record of the same person")


TAKEN_BACK = [EntryKind.REVERSE, EntryKind.MERGE_OUT]  # each opposite to one posting, once
EARNED = [EntryKind.EARN, EntryKind.MERGE_IN]  # once for a person, source and event


class Rounding(models.TextChoices):
    FLOOR = "floor", _("Round down")
    HALF_UP = "half_up", _("Round half up")


class CertificateStatus(models.TextChoices):
    VALID = "valid", _("Valid")
    REVOKED = "revoked", _("Revoked")
