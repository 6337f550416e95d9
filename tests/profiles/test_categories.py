"""Categories hold from a day to a day, and never twice at once."""

import contextlib
import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profiles.actions import end_category, set_category, state_categories
from profiles.enums import HARDSHIP, SELF_STATED, CategoryKind, Source
from profiles.models import CategorySpan
from profiles.queries import people_in
from tests.factories import PersonFactory
from tests.profiles.factories import agree_to_hardship

MIGRANT = CategoryKind.MIGRANT
DEEP = CategoryKind.HARDSHIP_DEEP


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def put(person, first, last=None, kind=MIGRANT, source=Source.ROSTER, by=None):
    to_on = day(last) if last else None
    return set_category(person=person, kind=kind, from_on=day(first), to_on=to_on, source=source, by=by)


def spans(person) -> list[tuple]:
    rows = CategorySpan.objects.filter(person=person).order_by("from_on")
    return [(str(row.from_on), row.to_on and str(row.to_on), row.source) for row in rows]


def test_who_belonged_on_a_day_whatever_they_are_now(worker, coworker):
    put(worker, "2024-03-01", "2025-06-30")
    put(coworker, "2025-06-30")
    found = {text: set(people_in(MIGRANT, day(text))) for text in ("2024-02-29", "2025-06-30", "2025-07-01")}
    assert found == {"2024-02-29": set(), "2025-06-30": {worker, coworker}, "2025-07-01": {coworker}}
    assert set(people_in(CategoryKind.WOMAN, day("2025-06-30"))) == set()
    assert set(people_in(MIGRANT)) == {coworker}


def test_same_again_changes_nothing(worker):
    first = put(worker, "2025-01-01")
    assert put(worker, "2025-01-01").pk == first.pk
    assert put(worker, "2025-09-01").pk == first.pk
    assert spans(worker) == [("2025-01-01", None, "roster")]


def test_later_statement_ends_the_span_and_an_earlier_day_begins_it(worker):
    put(worker, "2025-01-01")
    put(worker, "2024-06-01", "2025-12-31")
    assert spans(worker) == [("2024-06-01", "2025-12-31", "roster")]
    put(worker, "2026-02-01")
    assert spans(worker) == [("2024-06-01", "2025-12-31", "roster"), ("2026-02-01", None, "roster")]


def test_span_over_several_others_is_refused(worker):
    put(worker, "2024-01-01", "2024-03-31")
    put(worker, "2025-01-01", "2025-03-31")
    with pytest.raises(ValidationError) as refusal:
        put(worker, "2024-02-01", "2025-02-01")
    assert refusal.value.code == "overlap"
    with pytest.raises(ValidationError):
        put(worker, "2026-02-01", "2026-01-01")


def test_weaker_source_leaves_what_a_stronger_one_wrote(worker, company_officer):
    put(worker, "2025-01-01", "2025-12-31", source=Source.OFFICER, by=company_officer)
    put(worker, "2025-06-01")
    assert spans(worker) == [("2025-01-01", "2025-12-31", "officer")]
    put(worker, "2025-12-31", source=Source.OFFICER, by=company_officer)
    assert spans(worker) == [("2025-01-01", None, "officer")]


def test_roster_takes_over_what_the_person_stated(worker):
    put(worker, "2025-06-01", source=Source.SELF, by=worker)
    put(worker, "2025-01-01")
    assert spans(worker) == [("2025-01-01", None, "roster")]


@pytest.mark.parametrize(
    ("first", "last"), [("2025-03-31", "2025-05-01"), ("2024-01-01", "2025-01-01"), ("2025-02-01", None)]
)
def test_database_refuses_two_spans_that_share_a_day(worker, first, last):
    put(worker, "2025-01-01", "2025-03-31")
    with pytest.raises(DatabaseError), transaction.atomic():
        CategorySpan.objects.create(person=worker, kind=MIGRANT, from_on=first, to_on=last, source="roster")
    free = CategorySpan.objects.create(person=worker, kind=MIGRANT, from_on="2025-04-01", source="roster")
    with pytest.raises(DatabaseError), transaction.atomic():
        CategorySpan.objects.filter(pk=free.pk).update(from_on=first)
    CategorySpan.objects.create(person=worker, kind=CategoryKind.WOMAN, from_on="2025-01-01", source="roster")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(
            st.integers(0, 60), st.one_of(st.none(), st.integers(0, 30)), st.sampled_from(["self", "roster", "officer"])
        ),
        max_size=8,
    )
)
def test_whatever_is_said_spans_stay_apart_and_a_repeat_changes_nothing(db, said):
    person, start = PersonFactory(), day("2025-01-01")
    for first, length, source in said:
        from_on = start + datetime.timedelta(days=first)
        to_on = None if length is None else from_on + datetime.timedelta(days=length)
        fields = {"person": person, "kind": MIGRANT, "from_on": from_on, "to_on": to_on, "source": source, "by": None}
        after: list[tuple] = []
        for _time in range(2):
            with contextlib.suppress(ValidationError):  # several spans are in the way
                set_category(**fields)
            after = after or spans(person)
        assert after == spans(person)
    held = spans(person)
    for earlier, later in zip(held, held[1:], strict=False):
        assert earlier[1] is not None
        assert earlier[1] < later[0]


@pytest.mark.parametrize("kind", [kind for kind in CategoryKind if kind not in SELF_STATED])
def test_nobody_states_of_herself_what_others_decide(worker, kind):
    with pytest.raises(PermissionDenied):
        put(worker, "2025-01-01", kind=kind, source=Source.SELF, by=worker)
    with pytest.raises(PermissionDenied):
        put(worker, "2025-01-01", kind=kind, source=Source.OFFICER, by=worker)


@pytest.mark.parametrize(
    ("name", "kind", "may"),
    [("company_officer", DEEP, True), ("county_officer", DEEP, True), ("administrator", DEEP, False)]
    + [("administrator", MIGRANT, True), ("other_officer", MIGRANT, False), ("coworker", MIGRANT, False)]
    + [("auditor", MIGRANT, False), ("trainer", MIGRANT, False)],
)
def test_who_may_enter_a_category_of_a_member(worker, request, name, kind, may):
    by = request.getfixturevalue(name)
    agree_to_hardship(worker)
    if may:
        assert put(worker, "2025-01-01", kind=kind, source=Source.OFFICER, by=by).source == "officer"
    else:
        with pytest.raises(PermissionDenied):
            put(worker, "2025-01-01", kind=kind, source=Source.OFFICER, by=by)


@pytest.mark.parametrize(
    ("name", "seen"),
    [("worker", {DEEP, MIGRANT}), ("company_officer", {DEEP, MIGRANT}), ("city_officer", {DEEP, MIGRANT})]
    + [("auditor", {MIGRANT}), ("administrator", {MIGRANT}), ("coworker", set()), ("other_officer", set())]
    + [("trainer", set()), ("librarian", set())],
)
def test_hardship_is_seen_by_oneself_and_one_s_officers_only(worker, request, name, seen):
    assert DEEP in HARDSHIP
    agree_to_hardship(worker)
    put(worker, "2025-01-01", kind=DEEP)
    put(worker, "2025-01-01")
    viewer = request.getfixturevalue(name)
    visible = CategorySpan.objects.filter(person=worker).visible_to(viewer)
    assert {CategoryKind(span.kind) for span in visible} == seen


def test_officer_sees_nothing_once_the_person_has_left(worker, company_officer):
    put(worker, "2025-01-01")
    worker.memberships.update(from_on="2025-01-01", to_on="2025-12-31")
    assert not CategorySpan.objects.visible_to(company_officer).exists()


def test_ticks_begin_today_and_end_yesterday(worker):
    today = timezone.localdate()
    state_categories(person=worker, kinds=["migrant", "woman"], by=worker)
    CategorySpan.objects.filter(kind="woman").update(from_on=today - datetime.timedelta(days=9))
    state_categories(person=worker, kinds=["frontline"], by=worker)
    ended = CategorySpan.objects.get(kind="woman")
    assert ended.to_on == today - datetime.timedelta(days=1)
    assert not CategorySpan.objects.filter(kind="migrant").exists()
    assert CategorySpan.objects.get(kind="frontline").from_on == today


def test_what_the_union_entered_is_not_unticked(worker, company_officer):
    put(worker, "2025-01-01", source=Source.OFFICER, by=company_officer)
    state_categories(person=worker, kinds=[], by=worker)
    span = CategorySpan.objects.get()
    assert span.to_on is None
    with pytest.raises(PermissionDenied):
        end_category(span=span, last_on=timezone.localdate(), by=worker)
    assert end_category(span=span, last_on=day("2025-05-31"), by=company_officer).to_on == day("2025-05-31")
    assert end_category(span=span, last_on=day("2024-12-31"), by=company_officer) is None
