"""Closed lists of the federation's world."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class UnionKind(models.TextChoices):
    CITY = "city", _("City federation")
    COUNTY = "county", _("County or district federation")
    ZONE = "zone", _("Development zone or park union")
    INDUSTRY = "industry", _("Industry union")
    GROUP = "group", _("Group company union")
    TOWNSHIP = "township", _("Township or street union")
    ENTERPRISE = "enterprise", _("Enterprise union")
    JOINT = "joint", _("Joint union")
    BRANCH = "branch", _("Branch union")
    TEAM = "team", _("Team")


class Tree(models.TextChoices):
    """Two hierarchies of one unit: whom it answers to, and where it stands."""

    LINE = "line", _("by line")
    PLACE = "place", _("by place")


class Industry(models.TextChoices):
    """Sections of GB/T 4754."""

    A = "A", _("Agriculture, forestry, animal husbandry and fishery")
    B = "B", _("Mining")
    C = "C", _("Manufacturing")
    D = "D", _("Electricity, heat, gas and water")
    E = "E", _("Construction")
    F = "F", _("Wholesale and retail")
    G = "G", _("Transport, storage and post")
    H = "H", _("Hotels and catering")
    I = "I", _("Information, software and technology services")  # noqa: E741  # the letter of the standard
    J = "J", _("Finance")
    K = "K", _("Real estate")
    L = "L", _("Leasing and business services")
    M = "M", _("Research and technical services")
    N = "N", _("Water, environment and public facilities")
    O = "O", _("Household services, repair and other services")  # noqa: E741  # the letter of the standard
    P = "P", _("Education")
    Q = "Q", _("Health and social work")
    R = "R", _("Culture, sports and entertainment")
    S = "S", _("Public administration and social organisations")
    T = "T", _("International organisations")


class Ownership(models.TextChoices):
    STATE = "state", _("State-owned")
    COLLECTIVE = "collective", _("Collective")
    PRIVATE = "private", pgettext_lazy("ownership", "Private")
    MIXED = "mixed", _("Mixed ownership")
    ABROAD = "abroad", _("Invested from Hong Kong, Macao, Taiwan or abroad")
    INDIVIDUAL = "individual", _("Individual business")
    PUBLIC = "public", _("Public institution or authority")


class Role(models.TextChoices):
    WORKER = "worker", _("Worker")
    TRAINER = "trainer", _("Trainer")
    REVIEWER = "reviewer", _("Reviewer")
    LIBRARIAN = "librarian", _("Librarian")
    OFFICER = "officer", _("Officer")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")


class JoinState(models.TextChoices):
    REQUESTED = "requested", _("Waiting for the union")
    ACCEPTED = "accepted", _("Taken in")
    REFUSED = "refused", _("Not taken in")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Theme(models.TextChoices):
    """The five projects of the federation's plan: root of courses, books, events and figures."""

    ETHICS = "ethics", _("Ethics and morals")
    SCIENCE = "science", _("Science and culture")
    SKILLS = "skills", _("Technical skills")
    LAW = "law", _("Democracy and law")
    HEALTH = "health", _("Health and safety")

    @property
    def number(self) -> int:
        """1–5, the number of the theme's colour (`th1` … `th5`)."""
        return list(Theme).index(self) + 1


class SmsState(models.TextChoices):
    """Where a text message is; only `waiting` is ever sent, everything from `sending` on is sent at most once."""

    WAITING = "waiting", _("Waiting for the gateway")
    SENDING = "sending", _("Being handed over")
    HANDED = "handed", _("Handed over")
    UNKNOWN = "unknown", _("Handed over without an answer: it may have arrived")
    REFUSED = "refused", _("Not sent: the gateway refused it")
    CAPPED = "capped", _("Not sent: the money for today is used up")
    DELIVERED = "delivered", _("Arrived on the phone")
    FAILED = "failed", _("Did not arrive on the phone")

    @property
    def mark(self) -> str:
        """How it stands in a list: good, warn, bad, or nothing while it is on its way."""
        marks = {"delivered": "good", "unknown": "warn", "refused": "bad", "capped": "bad", "failed": "bad"}
        return marks.get(self.value, "")


class PaperKind(models.TextChoices):
    """The papers by which a person is known for sure."""

    RESIDENT = "resident", _("Resident identity card")
    HOME_PERMIT = "home_permit", _("Residence permit for people from Hong Kong, Macao and Taiwan")
    FOREIGN_PERMIT = "foreign_permit", _("Foreign permanent resident identity card")
    PASSPORT = "passport", _("Passport")
    MILITARY = "military", _("Military officer card")


class Gender(models.IntegerChoices):
    """GB/T 2261.1."""

    UNKNOWN = 0, _("Unknown")
    MALE = 1, _("Male")
    FEMALE = 2, _("Female")
    UNSTATED = 9, _("Not stated")


class MembershipAct(models.TextChoices):
    """What an officer does to somebody's membership."""

    BEGUN = "begun", _("Membership begun")
    ENDED = "ended", _("Membership ended")
    CORRECTED = "corrected", _("Days of a membership corrected")
    MAIN = "main", _("Membership chosen as the main one")
    STRUCK = "struck", _("Membership taken out: entered by mistake")


class MergeState(models.TextChoices):
    ASKED = "asked", _("Waiting for a second officer")
    DONE = "done", _("Merged")
    REFUSED = "refused", _("Turned down")
