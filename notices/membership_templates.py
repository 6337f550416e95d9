"""What somebody else decides about one's membership."""

from functools import partial

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.enums import MembershipAct
from notices.enums import Kind, Urgency
from notices.registry import Template, register
from notices.words import as_day, as_text

OfUnion = partial(Template, kind=Kind.UNION, action=_("See my unions"), urgency=Urgency.SOON)
ACCEPTED, REFUSED = "notices.join_accepted", "notices.join_refused"
CHANGED = {act: f"notices.membership_{act}" for act in MembershipAct}

register(
    OfUnion(
        key=ACCEPTED,
        name=_("Request to join accepted"),
        title=_("You are a member of %(union)s now"),
        text=_("%(union)s has accepted your request. You are a member from %(day)s on."),
        facts={"union": as_text, "day": as_day},
    ),
    OfUnion(
        key=REFUSED,
        name=_("Request to join turned down"),
        title=_("%(union)s did not accept your request"),
        text=_("%(union)s did not accept your request to join. The reason stands beside your request."),
        facts={"union": as_text},
    ),
    OfUnion(
        key=CHANGED[MembershipAct.BEGUN],
        name=pgettext_lazy("notice", "Membership begun"),
        title=_("You are a member of %(union)s now"),
        text=_("Your union entered you as a member of %(union)s from %(day)s on. If this is wrong, please tell it."),
        facts={"union": as_text, "day": as_day},
    ),
    OfUnion(
        key=CHANGED[MembershipAct.ENDED],
        name=pgettext_lazy("notice", "Membership ended"),
        title=_("Your membership of %(union)s has its last day"),
        text=_(
            "Your membership of %(union)s ends on %(day)s. Your hours and credits stay yours. "
            "If this is wrong, please tell your union."
        ),
        facts={"union": as_text, "day": as_day},
    ),
    OfUnion(
        key=CHANGED[MembershipAct.CORRECTED],
        name=pgettext_lazy("notice", "Days of a membership corrected"),
        title=_("The days of your membership of %(union)s were corrected"),
        text=_("Your union corrected the days of your membership of %(union)s. If they are wrong now, please tell it."),
        facts={"union": as_text},
    ),
    OfUnion(
        key=CHANGED[MembershipAct.MAIN],
        name=pgettext_lazy("notice", "Main membership chosen"),
        title=_("%(union)s is your main union now"),
        text=_("Your union made %(union)s your main union. You can choose another one under My unions."),
        facts={"union": as_text},
    ),
    OfUnion(
        key=CHANGED[MembershipAct.STRUCK],
        name=pgettext_lazy("notice", "Membership taken out"),
        title=_("Your membership of %(union)s was taken out"),
        text=_(
            "Your membership of %(union)s had been entered by mistake and was taken out. "
            "If this is wrong, please tell your union."
        ),
        facts={"union": as_text},
    ),
)
