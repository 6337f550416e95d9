from django.utils.translation import gettext_lazy as _

from notices.enums import Kind, Urgency
from notices.registry import Template, register
from notices.words import as_day, as_text

register(
    Template(
        key="courses.assigned",
        kind=Kind.LEARNING,
        name=_("Course assigned"),
        title=_("Your union asks you to learn “%(title)s”"),
        text=_("Your union asks you to learn the course “%(title)s”. There is no last day for it."),
        facts={"title": as_text},
        action=_("To the course"),
    ),
    Template(
        key="courses.assigned_until",
        kind=Kind.LEARNING,
        name=_("Course assigned with a date"),
        title=_("Please learn “%(title)s” by %(day)s"),
        text=_("Your union asks you to complete the course “%(title)s” by %(day)s."),
        facts={"title": as_text, "day": as_day},
        action=_("To the course"),
    ),
    Template(
        key="courses.due_soon",
        kind=Kind.LEARNING,
        name=_("Course due soon"),
        title=_("“%(title)s” is due on %(day)s"),
        text=_("The course “%(title)s” is due on %(day)s and not completed yet. What you have learnt of it is kept."),
        facts={"title": as_text, "day": as_day},
        action=_("Go on learning"),
        urgency=Urgency.SOON,
    ),
)
