"""What the platform tells about one's account and duties; `accounts` lies below and cannot tell it itself."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from notices.enums import Channel, Kind, Urgency
from notices.registry import Template, register
from notices.words import as_day, as_role, as_text

UNION_WORD = "notices.union_word"

register(
    Template(
        key=UNION_WORD,
        kind=Kind.UNION,
        name=_("Notice of a union"),
        title="%(title)s",
        text="%(text)s",
        brief=_("%(union)s: %(title)s. Read it in Gongxue under Me, Notices."),
        facts={"union": as_text, "title": as_text, "text": as_text},
    ),
    Template(
        key="notices.role_given",
        kind=Kind.WORK,
        name=_("Role given"),
        title=_("You are now %(role)s of %(union)s"),
        text=_("From %(day)s you hold the role %(role)s for %(union)s and the unions below it."),
        facts={"role": as_role, "union": as_text, "day": as_day},
        action=_("See my roles"),
        urgency=Urgency.SOON,
    ),
    Template(
        key="notices.role_ended",
        kind=Kind.WORK,
        name=pgettext_lazy("notice", "Role ended"),
        title=_("Your role %(role)s has ended"),
        text=_("You no longer hold the role %(role)s for %(union)s. What you did in it stays."),
        facts={"role": as_role, "union": as_text},
        action=_("See my roles"),
        urgency=Urgency.SOON,
    ),
    Template(
        key="notices.phone_changed",
        kind=Kind.ACCOUNT,
        name=_("Phone number changed"),
        title=_("Your sign-in number was changed"),
        text=_(
            "The phone number that you sign in with was changed on %(day)s. "
            "If this was not you, please tell your union's administrator at once."
        ),
        facts={"day": as_day},
        action=_("See my account"),
        channels=(Channel.INBOX, Channel.EMAIL),
        urgency=Urgency.URGENT,
        may_be_off=False,
    ),
    Template(
        key="notices.new_device",
        kind=Kind.ACCOUNT,
        name=_("Sign-in on a new device"),
        title=_("Somebody signed in to your account on a new device"),
        text=_(
            "Your account was used on a new device on %(day)s. "
            "If this was not you, sign out everywhere and tell your union's administrator."
        ),
        facts={"day": as_day},
        action=_("See my account"),
        urgency=Urgency.URGENT,
        may_be_off=False,
    ),
)
