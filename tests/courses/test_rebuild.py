import pytest
from django.core.management import CommandError, call_command

from courses.actions import rebuild
from courses.models import LearningDay, LessonProgress
from tests.courses.factories import make_lesson
from tests.courses.phone import Phone
from tests.courses.test_learning import VIDEO, learn, video


def rows() -> tuple[list, list]:
    fields = [
        "person",
        "lesson",
        "opened_at",
        "seen_at",
        "seconds",
        "pending_seconds",
        "watched",
        "said_done_at",
        "done_at",
    ]
    return (
        list(LessonProgress.objects.order_by("lesson").values_list(*fields)),
        list(LearningDay.objects.order_by("lesson", "on").values_list("person", "lesson", "on", "seconds")),
    )


@pytest.fixture
def learnt(worker, course, clock):
    """A day of a worker: reads, watches, leaves, comes back past midnight, is offline."""
    first, second = course.lessons.order_by("path")
    third = make_lesson(course, "看一遍怎么查", body=[video(100)])
    phone = Phone(worker)
    learn(phone, first, 9, clock)
    phone.does("opened", third)
    clock.shift(130.4)
    phone.does("watched", third, block=VIDEO, intervals=[[0, 96]])
    phone.does("done", third)
    clock.shift(11.9 * 3600)
    learn(phone, second, 25, clock)
    phone.does("offline", second, seconds=300)
    clock.shift(200)
    learn(phone, second, 1, clock)
    return rows()


def test_rebuilding_finds_nothing_to_change(learnt, worker):
    assert rebuild(person=worker, by=None) == 0
    assert rows() == learnt


def test_lost_projections_come_back_the_same(learnt, worker):
    LessonProgress.objects.all().delete()
    LearningDay.objects.all().delete()
    assert rebuild(person=worker, by=None) == len(learnt[0]) + len(learnt[1])
    assert rows() == learnt


def test_the_command_names_damage_and_mends_it(learnt, capsys):
    call_command("rebuild_progress", "--check")
    LessonProgress.objects.update(seconds=9999)
    with pytest.raises(CommandError, match="3 rows differ"):
        call_command("rebuild_progress", "--check")
    call_command("rebuild_progress")
    assert rows() == learnt
