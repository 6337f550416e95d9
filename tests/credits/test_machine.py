"""Award, award again, reverse, change the rule, in any order: the ledger equals a model of a few lines."""

import datetime

import pytest
from django.db.models import Sum
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from accounts.actions import grant_role, join_union
from accounts.enums import Role
from credits.actions import award, reverse
from credits.models import Leg, Posting
from credits.queries import balance
from tests.credits.factories import make_rule
from tests.factories import PersonFactory, make_union

SOURCES = st.sampled_from(["course:1", "course:2", "course:3"])
PLACES = st.integers(0, 1)


class Ledger(RuleBasedStateMachine):
    """`earned` maps (place of the person, source) to hundredths, rule version and whether it was taken back."""

    def __init__(self) -> None:
        super().__init__()
        self.earned: dict[tuple[int, str], list] = {}
        self.version, self.per_credit = 0, 0

    @initialize()
    def people(self):
        root = make_union(f"root-{id(self)}-{timezone.now().timestamp()}".replace(".", "-"))
        self.workers = [PersonFactory(), PersonFactory()]
        self.officer = PersonFactory()
        for person in self.workers:
            join_union(person=person, union=root, by=None)
        grant_role(person=self.officer, role=Role.OFFICER, union=root, by=None)
        self.day = timezone.localdate() - datetime.timedelta(days=400)
        self.programme = root.key[:40]
        self.event = f"e{root.pk}"

    @rule(per_credit=st.integers(100, 3000))
    def change_the_rule(self, per_credit):
        self.day += datetime.timedelta(days=1)
        self.version = make_rule(
            programme=self.programme, event=self.event, hours_per_credit=per_credit, from_on=self.day
        ).version
        self.per_credit = per_credit

    @rule(place=PLACES, source=SOURCES, seconds=st.integers(0, 200_000))
    def award(self, place, source, seconds):
        posting = award(person=self.workers[place], source=source, event=self.event, facts={"seconds": seconds})
        if (place, source) not in self.earned and self.version:
            worth = (2 * seconds * 10_000 + 2700 * self.per_credit) // (2 * 2700 * self.per_credit)
            self.earned[place, source] = [worth, self.version, False]
        known = self.earned.get((place, source))
        assert (posting and (posting.credits, posting.rule.version)) == (known and (known[0], known[1]))

    @rule(place=PLACES, source=SOURCES)
    def take_back(self, place, source):
        posting = Posting.objects.filter(person=self.workers[place], source=source, kind="earn").first()
        if posting:
            reverse(posting=posting, by=self.officer, reason="更正")
            self.earned[place, source][2] = True

    @invariant()
    def ledger_equals_the_model(self):
        for place, person in enumerate(getattr(self, "workers", [])):
            own = [values for (owner, _source), values in self.earned.items() if owner == place]
            assert balance(person) == sum(worth for worth, _version, gone in own if not gone)
            assert Posting.objects.filter(person=person).count() == len(own) + sum(gone for *_rest, gone in own)

    @invariant()
    def every_posting_sums_to_nought(self):
        sums = Leg.objects.order_by().values("posting", "unit").annotate(total=Sum("amount"))
        assert not [row for row in sums if row["total"]]


@pytest.mark.django_db
class TestLedger(TestCase):
    def test_any_order_of_events(self):
        quick = settings(
            max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        )
        run_state_machine_as_test(Ledger, settings=quick)
