"""What a role opens, in words: read from authority.toml, so that the page cannot promise what the code denies."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.enums import Role
from accounts.matrix import Answer, Relation, answer, reaches, table

WORDS: dict[str, str | Promise] = {
    "people.list": gettext_lazy("See who is a member"),
    "people.read": gettext_lazy("Open the page of a member"),
    "people.phone": gettext_lazy("See mobile numbers"),
    "people.paper": gettext_lazy("See the numbers of identity papers"),
    "people.paper.reveal": gettext_lazy("Look at one paper in full, with a reason that is logged"),
    "people.phone.change": gettext_lazy("Set another number for a member, with a reason that is logged"),
    "people.paper.set": gettext_lazy("Enter the numbers of identity papers"),
    "people.add": gettext_lazy("Enter new people"),
    "people.change": gettext_lazy("Change names, numbers and closed accounts"),
    "people.merge": gettext_lazy("Join two records of one person"),
    "rosters.import": gettext_lazy("Bring lists of members out of spreadsheets"),
    "memberships.change": gettext_lazy("Take people in and out"),
    "requests.decide": gettext_lazy("Decide requests to join"),
    "categories.read": gettext_lazy("See occupation, education and worker categories"),
    "categories.sensitive": gettext_lazy("See hardship and other sensitive categories"),
    "categories.sensitive.write": gettext_lazy("Enter hardship and other sensitive categories"),
    "categories.write": gettext_lazy("Enter occupation, education and worker categories"),
    "skills.check": gettext_lazy("Check certificates of skills"),
    "messages.read": gettext_lazy("Read text messages"),
    "messages.codes": gettext_lazy("Read text messages with their codes"),
    "notices.announce": gettext_lazy("Write notices to whole unions"),
    "notices.oversee": gettext_lazy("See what was sent, and send it again"),
    "audit.read": gettext_lazy("Read who looked at personal data"),
    "privacy.read": gettext_lazy("See what is kept how long, and which texts people agree to"),
    "privacy.publish": gettext_lazy(
        "Publish texts to agree to and decide keeping periods, at the top of the tree only"
    ),
    "unions.change": gettext_lazy("Change the union tree"),
    "figures.read": gettext_lazy("See the figures"),
    "roles.read": gettext_lazy("See who holds which role"),
    "roles.grant.trainer": gettext_lazy("Appoint trainers"),
    "roles.grant.reviewer": gettext_lazy("Appoint reviewers"),
    "roles.grant.librarian": gettext_lazy("Appoint librarians"),
    "roles.grant.officer": gettext_lazy("Appoint officers"),
    "roles.grant.auditor": gettext_lazy("Appoint auditors"),
    "roles.grant.administrator": gettext_lazy("Appoint administrators"),
    "cms.enter": gettext_lazy("Work at the editorial desk"),
    "courses.write": gettext_lazy("Write courses"),
    "news.read": gettext_lazy("Read the news of every union there"),
    "news.write": gettext_lazy("Write news and events"),
    "lists.write": gettext_lazy("Write book lists"),
    "pages.review": gettext_lazy("Review and publish what others wrote"),
    "courses.assign": gettext_lazy("Assign courses to members"),
    "questions.write": gettext_lazy("Keep the question bank with its answers"),
    "books.curate": gettext_lazy("Keep the book room"),
    "learning.read": gettext_lazy("See the hours, credits and certificates of a member"),
    "credits.reverse": gettext_lazy("Correct the ledger of credits"),
    "certificates.revoke": gettext_lazy("Revoke certificates"),
    "rules.write": gettext_lazy("Write the rules of credits, at the top of the tree only"),
}


def opened_by(role: Role) -> list[str]:
    """The sentences for what the role lets its holder do in the union and below."""
    return [_sentence(role, operation) for operation in table() if operation in WORDS and _reached(role, operation)]


def _reached(role: Role, operation: str) -> bool:
    return any(reaches(role, near, operation) for near in (Relation.SAME, Relation.LOWER))


def _sentence(role: Role, operation: str) -> str:
    words = str(WORDS[operation])
    if answer(role, Relation.LOWER, operation) is Answer.MASKED:
        return _("%(what)s (names and numbers covered)") % {"what": words}
    if not reaches(role, Relation.SAME, operation):
        return _("%(what)s in the unions below") % {"what": words}
    return words
