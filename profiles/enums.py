"""Closed lists: rules of courses, subsidies and figures depend on each of these words."""

from __future__ import annotations

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class CategoryKind(models.TextChoices):
    """Sorts of workers that programmes, mandatory courses and figures name."""

    MIGRANT = "migrant", _("Rural migrant worker")
    INDUSTRIAL = "industrial", _("Industrial worker")
    PLATFORM = "platform", _("Worker of a new form of employment")
    DISPATCHED = "dispatched", _("Dispatched worker")
    WOMAN = "woman", _("Woman worker")
    FRONTLINE = "frontline", _("Front-line worker")
    TEAM_LEADER = "team_leader", _("Team leader")
    SPECIAL_OPERATOR = "special_operator", _("Special operations worker")
    SAFETY_MANAGER = "safety_manager", _("Safety manager")
    PRINCIPAL = "principal", _("Principal in charge")
    DELEGATE = "delegate", _("Workers' delegate")
    HARDSHIP_DEEP = "hardship_deep", _("Worker in deep hardship")
    HARDSHIP_RELATIVE = "hardship_relative", _("Worker in relative hardship")
    HARDSHIP_SUDDEN = "hardship_sudden", _("Worker in hardship by an accident or illness")


HARDSHIP = frozenset({CategoryKind.HARDSHIP_DEEP, CategoryKind.HARDSHIP_RELATIVE, CategoryKind.HARDSHIP_SUDDEN})
SENSITIVE = HARDSHIP  # seen by oneself and by the officers of one's unions, by nobody else
SELF_STATED = (  # what a person may say of herself; the others are decided, elected or appointed
    CategoryKind.MIGRANT,
    CategoryKind.INDUSTRIAL,
    CategoryKind.PLATFORM,
    CategoryKind.DISPATCHED,
    CategoryKind.WOMAN,
    CategoryKind.FRONTLINE,
    CategoryKind.TEAM_LEADER,
    CategoryKind.SPECIAL_OPERATOR,
)


class Source(models.TextChoices):
    """Who says so. A later one of this list is not changed by an earlier one."""

    SELF = "self", _("Stated by oneself")
    ROSTER = "roster", _("From a roster")
    OFFICER = "officer", _("Entered by an officer")

    @property
    def rank(self) -> int:
        return list(Source).index(self)


class CategoryAct(models.TextChoices):
    """What was done to a span of a category."""

    ENTERED = "entered", _("Entered")
    CHANGED = "changed", _("Days changed")
    ENDED = "ended", _("Last day set")
    REMOVED = "removed", _("Taken out")


class Education(models.IntegerChoices):
    """GB/T 4658, the codes of finished schooling."""

    DOCTOR = 11, _("Doctorate")
    MASTER = 14, _("Master's degree")
    BACHELOR = 21, _("University")
    COLLEGE = 31, _("Junior college")
    SECONDARY_TECHNICAL = 41, _("Secondary technical school")
    VOCATIONAL = 44, _("Vocational high school")
    SKILLED = 47, _("Skilled workers' school")
    HIGH = 61, _("High school")
    MIDDLE = 71, _("Middle school")
    PRIMARY = 81, _("Primary school")
    OTHER = 90, _("Other")


class SkillLevel(models.IntegerChoices):
    """The ordered code of both series: a larger number is a higher skill, whatever the certificate counts."""

    APPRENTICE = 1, _("Apprentice worker")
    JUNIOR = 2, _("Junior worker")
    INTERMEDIATE = 3, _("Intermediate worker")
    SENIOR = 4, _("Senior worker")
    TECHNICIAN = 5, _("Technician")
    SENIOR_TECHNICIAN = 6, _("Senior technician")
    SPECIAL_TECHNICIAN = 7, _("Special-grade technician")
    CHIEF_TECHNICIAN = 8, _("Chief technician")

    @property
    def grade(self) -> str | Promise:
        """The name in the series of five, where a smaller number is higher; empty where that series has none."""
        return GRADES.get(self, "")

    @property
    def both_names(self) -> str:
        return f"{self.grade} · {self.label}" if self.grade else str(self.label)


GRADES = {
    SkillLevel.JUNIOR: _("Grade 5"),
    SkillLevel.INTERMEDIATE: _("Grade 4"),
    SkillLevel.SENIOR: _("Grade 3"),
    SkillLevel.TECHNICIAN: _("Grade 2"),
    SkillLevel.SENIOR_TECHNICIAN: _("Grade 1"),
}


class SkillSeries(models.TextChoices):
    FIVE = "five", _("Five grades")
    EIGHT = "eight", _("Eight steps")


class CertificateKind(models.TextChoices):
    """Two different papers: the state's qualification, and the recognition by a firm or a testing body."""

    QUALIFICATION = "qualification", _("Vocational qualification")
    RECOGNITION = "recognition", _("Skill level recognition")


class CertificateState(models.TextChoices):
    UPLOADED = "uploaded", _("Waiting for a check")
    ACCEPTED = "accepted", _("Checked and accepted")
    RETURNED = "returned", _("Sent back to correct")


class StepKind(models.TextChoices):
    UPLOADED = "uploaded", _("Sent for a check")
    CORRECTED = "corrected", _("Corrected and sent again")
    ACCEPTED = "accepted", _("Checked and accepted")
    RETURNED = "returned", _("Sent back to correct")
