"""Whatever the file and the records say: after importing a file, the same file changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from accounts.actions import grant_role, join_union
from accounts.enums import Role, UnionKind
from accounts.models import Membership, Person
from rosters.enums import Outcome
from tests.factories import PersonFactory, make_union
from tests.rosters.books import person, text
from tests.rosters.working import apply, bring, preview, told

UNIONS = ("甲厂工会", "甲矿工会", "")
row = st.builds(
    person,
    st.integers(1, 8),
    st.sampled_from(["", "改名一", "改名二"]),
    phone=st.sampled_from(["", "19911111111", "19922222222", "19933333333", "139"]),
    union=st.sampled_from(UNIONS),
)
roster = st.lists(row, min_size=1, max_size=8)
by_hand = st.lists(st.tuples(st.integers(0, 7), st.sampled_from(["+8619944444444", "+8619955555555"])), max_size=3)


class Twice(TestCase):
    def setUp(self) -> None:
        self.county = make_union("county", kind=UnionKind.COUNTY, name="甲县总工会")
        for key, name in (("company", "甲厂工会"), ("works", "甲矿工会")):
            make_union(key, type(self.county).objects.get(pk=self.county.pk), name=name)
        self.county.refresh_from_db()
        self.officer = PersonFactory(name="郑县")
        join_union(person=self.officer, union=self.county, by=None)
        grant_role(person=self.officer, role=Role.OFFICER, union=self.county, by=None)

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(first=roster, second=roster, hands=by_hand, wins=st.booleans(), leave=st.booleans())
    def test_applied_roster_read_again_is_all_the_same(self, first, second, hands, wins, leave):
        bring(text(first), self.county, self.officer)
        people = list(Person.objects.exclude(pk=self.officer.pk).order_by("papers__blind"))
        for place, phone in hands:
            if place < len(people) and not Person.objects.filter(phone=phone).exists():
                Person.objects.filter(pk=people[place].pk).update(phone=phone)
        apply(preview(text(second), self.county, self.officer), self.officer, takes_all=wins, ends_absent=leave)
        again = preview(text(second), self.county, self.officer)
        assert set(told(again)) <= {Outcome.SAME, Outcome.ERROR, Outcome.LEFT}
        assert not again.rows.filter(has_kept=True).exists()
        open_ones = Membership.objects.current().exclude(person=self.officer)
        assert open_ones.count() == open_ones.values("person").distinct().count()


pytestmark = pytest.mark.django_db
