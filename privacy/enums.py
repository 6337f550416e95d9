"""Closed lists of the inventory, of consents and of keeping."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OnDeletion(models.TextChoices):
    DELETE = "delete", _("goes")
    BLANK = "blank", _("is emptied")
    PSEUDONYMISE = "pseudonymise", _("stays without your name")
    KEEP = "keep", _("stays")


class Purpose(models.TextChoices):
    """Why something is kept. `privacy.words.WHY` says it in a sentence."""

    ACCOUNT = "account", _("Your account")
    SIGN_IN = "sign_in", _("Signing in")
    MEMBERSHIP = "membership", _("Your unions")
    ROLES = "roles", _("Your roles")
    PROFILE = "profile", _("Your profile")
    LEARNING = "learning", _("Learning")
    EXAMS = "exams", _("Exams")
    CREDITS = "credits", _("Hours and credits")
    CERTIFICATES = "certificates", _("Certificates")
    READING = "reading", _("Reading")
    MESSAGES = "messages", _("Messages to you")
    EDITING = "editing", _("What you wrote for others")
    PRIVACY = "privacy", _("Your choices about your data")
    AUDIT = "audit", _("Who looked at your data")


class Reason(models.TextChoices):
    """Why something stays after a deletion."""

    TRAINING = "training", _("safety training has to be provable for years")
    LEDGER = "ledger", _("the credit ledger has to add up")
    CERTIFICATE = "certificate", _("whoever holds a certificate may check that it is genuine")
    FIGURES = "figures", _("figures of past years have to stay as they were")
    CONTENT = "content", _("it belongs to the union's content")
    DECISIONS = "decisions", _("it has to stay clear who decided what")
    PROOF = "proof", _("we have to prove what was agreed and that we deleted")


class RetentionKind(models.TextChoices):
    TRAINING = "training", _("Statutory training, in general")
    SPECIAL_OPERATIONS = "training.special_operations", _("Training files of special operations")
    MANAGERS = "training.managers", _("Training files of leaders and safety managers")
    CONSTRUCTION = "training.construction", _("Data of construction safety staff")
    LEDGER = "ledger", _("Credit ledger")
    CERTIFICATE = "certificate", _("Certificates")
    FIGURES = "figures", _("What figures are counted from")
    CONTENT = "content", _("Content and its history")
    NETWORK_LOG = "network_log", _("Network logs")
    AUDIT = "audit", _("Audit log")
    MESSAGES = "messages", _("Text messages")
    PROOF = "proof", _("Consents, deletions and their proof")


class ConsentKind(models.TextChoices):
    TERMS = "terms", _("Service terms")
    POLICY = "policy", _("How personal information is handled")
    ID_PAPER = "id_paper", _("Number of the ID card")
    HARDSHIP = "hardship", _("Being in hardship")
    FOUR_PERIODS = "four_periods", _("Special protection of women workers")


AT_SIGN_IN = (ConsentKind.TERMS, ConsentKind.POLICY)
SEPARATE = (ConsentKind.ID_PAPER, ConsentKind.HARDSHIP, ConsentKind.FOUR_PERIODS)


class Channel(models.TextChoices):
    SIGN_IN = "sign_in", _("sign-in page")
    PAGE = "page", _("page “My data and privacy”")
    API = "api", _("app")
    PAPER = "paper", _("signed paper")


class ExportState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    READY = "ready", _("ready")
