"""What an action is called on the auditors' page; every app adds its own."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.enums import MembershipAct, PaperKind, Role

ACTIONS: dict[str, str | Promise] = {
    **{f"membership.{act}": act.label for act in MembershipAct},
    "audit.opened": _("Audit log read"),
    "audit.sealed": _("Audit entries kept to their last day, deleted and sealed"),
    "membership.left": _("Membership ended by the member"),
    "membership.opened": _("Membership read"),
    "merge.asked": _("Merge asked for"),
    "merge.done": _("Records put together"),
    "merge.refused": _("Merge refused"),
    "messages.opened": _("Text messages read"),
    "notice.announced": _("Notice to a whole union"),
    "notice.recalled": _("Notice to a whole union taken back"),
    "paper.changed": _("Identity number corrected"),
    "paper.opened": _("Identity papers looked at, masked"),
    "paper.revealed": _("Full identity number shown"),
    "paper.set": _("Identity number entered"),
    "papers.rotated": _("Identity numbers sealed anew"),
    "people.listed": _("List of people read"),
    "person.changed": _("Record changed"),
    "person.created": _("Record created"),
    "person.met": _("Registered number met on entering a person"),
    "person.opened": _("Record read"),
    "phone.changed": _("Mobile number changed"),
    "phone.released": _("Mobile number taken off the record"),
    "privacy.consent_given": _("Consent given"),
    "privacy.consent_withdrawn": _("Consent taken back"),
    "privacy.deletion_asked": _("Deletion of the account asked for"),
    "privacy.deletion_undone": _("Deletion of the account undone"),
    "privacy.erased": _("Account deleted"),
    "privacy.export_asked": _("Copy of the data asked for"),
    "privacy.export_downloaded": _("Copy of the data opened"),
    "privacy.period_decided": _("Keeping period decided"),
    "privacy.retention": _("Records deleted after their keeping period"),
    "privacy.text_published": _("Text to agree to published"),
    "session.ended": _("Signed out on other devices"),
    "wechat.linked": _("WeChat linked"),
    "wechat.unlinked": _("WeChat unlinked"),
    "role.deputized": _("Deputy appointed"),
    "role.ended": _("Role ended"),
    "role.granted": _("Role granted"),
    "role.restored": _("Role holds again"),
    "union.changed": _("Facts of a union changed"),
    "union.closed": _("Union closed"),
    "union.created": _("Union created"),
    "union.merged": _("Union merged into another"),
    "union.moved": _("Union moved by line"),
    "union.placed": _("Place of a union set"),
}


FACTS: dict[str, str | Promise] = {
    "fields": _("Fields"),
    "filters": _("Filters"),
    "from_on": _("From"),
    "into": _("Goes over to"),
    "kind": _("Kind of paper"),
    "kinds": _("Kind of paper"),
    "merge": _("Request no."),
    "months": _("Kept for how many months"),
    "parent": _("Union above"),
    "role": _("Role"),
    "source": _("Document that says so"),
    "to_on": _("Until"),
    "union": _("Union"),
    "why": _("Why"),
}
VALUES: dict[str, str | Promise] = {
    **dict(PaperKind.choices),
    **dict(Role.choices),
    "action": _("Act"),
    "by": _("By whom"),
    "first": _("From"),
    "credit_code": _("unified social credit code"),
    "employer_code": _("employer's credit code"),
    "employer_name": _("employer"),
    "industry": _("industry"),
    "is_above_scale": _("above designated size"),
    "is_active": pgettext_lazy("account", "Open"),
    "kind": _("kind"),
    "last": _("Until"),
    "name": pgettext_lazy("person or union", "Name"),
    "opened_on": _("founded on"),
    "ownership": _("ownership"),
    "number": _("Number of the paper"),
    "password": _("Password"),
    "person": _("About whom"),
    "phone": _("Mobile number"),
    "recycled": _("The number has a new owner"),
    "region_code": _("region code"),
    "registered": _("Its new owner was registered"),
    "short_name": _("short name"),
    "unused": _("Not used for long"),
}


def details_of(facts: dict[str, Any]) -> list[str]:
    """What is worth reading of the facts, in words; keys of other rows stay in the entry alone."""
    return [f"{FACTS[name]} {_value(value)}" for name, value in facts.items() if name in FACTS and value]


def _value(value: Any) -> str:
    parts = value if isinstance(value, list) else [value]
    return "、".join(str(VALUES.get(part, part)) for part in parts)


def name_action(action: str, label: str | Promise) -> None:
    """Called by apps above when they get ready."""
    ACTIONS[action] = label


def label_of(action: str) -> str:
    return str(ACTIONS.get(action, action))
