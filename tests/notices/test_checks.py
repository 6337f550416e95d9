"""Templates without words are named before the platform starts; quiet hours hold by their dates."""

import datetime

import pytest
from django.core.checks import run_checks

from notices.checks import errors_of
from notices.enums import Kind, Urgency
from notices.models import QuietHours
from notices.registry import Template, register, templates
from notices.words import as_text
from tests.notices.factories import at

GOOD = {"key": "test.check", "kind": Kind.LEARNING, "name": "n", "title": "t", "text": "%(a)s", "facts": {"a": as_text}}


def test_every_template_of_ours_has_its_words(db):
    assert [error for error in run_checks() if error.id and error.id.startswith("notices.")] == []
    assert {"credits", "courses", "sections", "notices"} <= {key.partition(".")[0] for key in templates}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"text": " "}, "notices.E001"),
        ({"title": "%(b)s"}, "notices.E002"),
        ({"text": "100 % of"}, "notices.E002"),
        ({"urgency": Urgency.URGENT}, "notices.E003"),
        ({"may_be_off": False}, "notices.E004"),
        ({"kind": Kind.ACCOUNT}, "notices.E004"),
    ],
)
def test_wrong_template_is_named(change, code):
    assert code in {error.id for error in errors_of(Template(**GOOD | change))}
    assert errors_of(Template(**GOOD)) == []


def test_two_templates_cannot_share_a_key():
    with pytest.raises(LookupError, match=r"test\.waits"):
        register(Template(**GOOD | {"key": "test.waits"}))


def test_first_hours_are_there_after_migrating(db):
    hours = QuietHours.objects.in_force()
    assert (hours.begins, hours.ends, hours.source) == (
        datetime.time(22),
        datetime.time(7),
        "平台初始值，请由本级工会确认后另立新规则",
    )


def test_hours_change_with_their_day_and_may_lie_within_one(db):
    QuietHours.objects.create(
        from_on=datetime.date(2026, 12, 3), begins=datetime.time(12), ends=datetime.time(14), source="新规定"
    )
    before, after = (QuietHours.objects.in_force(datetime.date(2026, 12, day)) for day in (2, 3))
    assert (before.next_ring(at("13:00")), before.next_ring(at("23:00"))) == (at("13:00"), at("07:00", 3))
    assert (after.next_ring(at("13:00", 3)), after.next_ring(at("23:00", 3))) == (at("14:00", 3), at("23:00", 3))
    assert after.next_quiet(at("15:00", 3)) == at("12:00", 4)


def test_without_a_row_every_hour_is_loud(db):
    QuietHours.objects.all().delete()
    hours = QuietHours.objects.in_force()
    assert hours.next_ring(at("03:00")) == at("03:00")
    assert hours.next_quiet(at("03:00")) is None
