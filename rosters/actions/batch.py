"""One batch of rows on its way into the tables: what was collected goes there in a fixed number of statements."""

from __future__ import annotations

import datetime

from django.utils import timezone

from accounts.actions import end_roles_after_leaving
from accounts.models import IdentityPaper, Membership, Person
from audit.actions import Line, write_many
from audit.inserting import Row, change, insert
from profiles.models import CategorySpan
from rosters.actions.cuts import packed
from rosters.cleaning.unions import Places
from rosters.comparing.today import Member
from rosters.enums import Outcome
from rosters.models import LastSaid, RosterImport, RosterRow

ROW_FIELDS = ["outcome", "errors", "person_id", "effects", "applied_at"]


class Batch:
    def __init__(self, roster: RosterImport, places: Places) -> None:
        self.roster, self.places, self.by = roster, places, roster.applied_by
        self.today, self.now = timezone.localdate(), timezone.now()
        self.rows: list[RosterRow] = []
        self.people: list[Row] = []
        self.papers: list[Row] = []
        self.joins: list[Row] = []
        self.ends: list[Member] = []
        self.updates: list[Row] = []
        self.spans: list[Row] = []
        self.said: list[Row] = []
        self.lines: list[Line] = []
        self.leaving: list[tuple[RosterRow, Row]] = []  # rows that end a membership, with what they did

    def save(self) -> None:
        insert(Person, self.people)
        insert(IdentityPaper, self.papers)
        self.end_memberships()
        insert(Membership, self.joins)
        self.end_roles()
        insert(CategorySpan, self.spans)
        change(Person, self.updates, ["name", "phone"])
        insert(LastSaid, self.said, replace=["roster_id", "values"])
        save_rows(self.rows, self.now)
        write_many(by=self.by.pk if self.by else None, lines=self.lines)

    def end_memberships(self) -> None:
        """Yesterday is the last day that counts; who came only today was never here."""
        yesterday = self.today - datetime.timedelta(days=1)
        Membership.objects.filter(pk__in=[m.pk for m in self.ends if m.from_on > yesterday]).delete()
        ended = Membership.objects.filter(pk__in=[m.pk for m in self.ends if m.from_on <= yesterday])
        ended.update(to_on=yesterday)

    def end_roles(self) -> None:
        """After the new memberships stand: a role stays where one of them goes on in its line."""
        if self.ends:
            left = Membership.objects.filter(pk__in=[member.pk for member in self.ends])
            ended = end_roles_after_leaving(memberships=left.select_related("union"), by=self.by)
            for row, done in self.leaving:
                if row.person_id and (cuts := ended.get(row.person_id)):
                    row.effects = self.roster.closed({**done, "roles": [packed(cut) for cut in cuts]})


def save_rows(rows: list[RosterRow], now: datetime.datetime) -> None:
    """Rows that changed nothing share one statement."""
    plain = [row.pk for row in rows if row.outcome == Outcome.SAME and not row.effects]
    RosterRow.objects.filter(pk__in=plain).update(applied_at=now, outcome=Outcome.SAME)
    others = [row for row in rows if row.outcome != Outcome.SAME or row.effects]
    change(RosterRow, [{name: getattr(row, name) for name in ("id", *ROW_FIELDS)} for row in others], ROW_FIELDS)
