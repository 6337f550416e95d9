import datetime
from types import SimpleNamespace

from lms.queries.coming import coming


def test_courses_and_events_stand_soonest_first():
    late = SimpleNamespace(due_on=datetime.date(2026, 12, 13))
    soon = SimpleNamespace(due_on=datetime.date(2026, 12, 1))
    free = SimpleNamespace(due_on=None)
    event = SimpleNamespace(starts_at=datetime.datetime(2026, 12, 4, 17, tzinfo=datetime.UTC))  # the 5th in Shanghai
    assert [item.course or item.event for item in coming([late, free, soon], [event])] == [soon, event, late]
    assert coming([], [event])[0].on == datetime.date(2026, 12, 5)
