import datetime

import pytest

from courses.models import CourseCompletion, CourseRule, Enrolment, LearningDay, LessonProgress
from credits.models import Certificate, Posting
from tests.courses.factories import make_course, make_lesson
from tests.courses.phone import Phone

NOON = datetime.datetime(2026, 11, 23, 4, 0, tzinfo=datetime.UTC)
VIDEO = "5a0f9e0e-0000-4000-8000-000000000001"


def video(seconds: int = 100) -> dict:
    return {"type": "video", "id": VIDEO, "value": {"title": "接班三查", "file": None, "seconds": seconds}}


def learn(phone: Phone, lesson, minutes: float, clock) -> None:
    """Heartbeats every 30 s for as long as said."""
    phone.does("beat", lesson)
    for _beat in range(int(minutes * 2)):
        clock.shift(30)
        phone.does("beat", lesson)


def test_heartbeats_count_time_on_the_servers_clock(worker, lesson, clock):
    phone = Phone(worker)
    learn(phone, lesson, 3, clock)
    row = LessonProgress.objects.get()
    assert (row.person, row.lesson_id, row.seconds, row.done_at) == (worker, lesson.pk, 180, None)
    assert list(LearningDay.objects.values_list("on", "seconds")) == [(datetime.date(2026, 11, 23), 180)]


def test_time_over_midnight_belongs_to_both_days(worker, lesson, clock):
    midnight = datetime.datetime(2026, 11, 23, 16, 0, tzinfo=datetime.UTC)
    clock.now = midnight - datetime.timedelta(seconds=45)
    learn(Phone(worker), lesson, 2, clock)
    assert list(LearningDay.objects.order_by("on").values_list("on", "seconds")) == [
        (datetime.date(2026, 11, 23), 45),
        (datetime.date(2026, 11, 24), 75),
    ]


def test_two_lessons_at_once_count_once(worker, course, clock):
    first, second = course.lessons.order_by("path")
    one, two = Phone(worker, "phone-0001"), Phone(worker, "phone-0002")
    for _beat in range(20):
        one.does("beat", first)
        two.does("beat", second)
        clock.shift(30)
    assert sum(LessonProgress.objects.values_list("seconds", flat=True)) <= 20 * 30


def test_a_lesson_read_long_enough_is_done(worker, lesson, clock):
    learn(Phone(worker), lesson, 8, clock)
    assert LessonProgress.objects.get().done_at == NOON + datetime.timedelta(minutes=8)


def test_the_own_word_is_enough_where_the_rule_says_so(worker, lesson):
    assert Phone(worker).does("done", lesson).status == "accepted"
    assert LessonProgress.objects.get().done_at is not None


def test_the_own_word_is_not_enough_for_statutory_training(worker, tree):
    lesson = make_lesson(make_course(tree.county, is_statutory=True))
    Phone(worker).does("done", lesson)
    assert LessonProgress.objects.get().done_at is None


def test_a_later_rule_counts_from_its_day_on(worker, course, clock):
    strict = CourseRule.objects.get(is_statutory=False)
    strict.pk, strict.from_on, strict.is_word_enough = None, datetime.date(2026, 12, 1), False
    strict.save()
    first, second = course.lessons.order_by("path")
    Phone(worker).does("done", first)
    clock.now = NOON + datetime.timedelta(days=10)
    Phone(worker, "phone-0002").does("done", second)
    done = dict(LessonProgress.objects.values_list("lesson", "done_at"))
    assert (done[first.pk], done[second.pk]) == (NOON, None)


def test_a_lesson_with_a_video_needs_nine_tenths_of_it(worker, course, clock):
    lesson = make_lesson(course, "看一遍怎么查", body=[video(100)])
    phone = Phone(worker)
    phone.does("opened", lesson)
    phone.does("done", lesson)
    clock.shift(100)
    phone.does("watched", lesson, block=VIDEO, intervals=[[0, 60], [40, 80]])
    assert LessonProgress.objects.get().done_at is None
    phone.does("watched", lesson, block=VIDEO, intervals=[[85, 95]])
    row = LessonProgress.objects.get()
    assert row.watched == {VIDEO: [[0.0, 80.0], [85.0, 95.0]]}
    assert row.done_at == NOON + datetime.timedelta(seconds=100)


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"block": "no-such-block", "intervals": [[0, 10]]}, "block"),
        ({"block": VIDEO, "intervals": [[0, 900]]}, "interval"),
        ({"block": VIDEO, "intervals": [[20, 10]]}, "interval"),
        ({"block": VIDEO, "intervals": [[0, 10]], "speed": 4}, "speed"),
        ({"block": VIDEO, "intervals": [[0, 90]]}, "forged"),
    ],
)
def test_what_cannot_have_been_watched_is_refused_with_a_reason(worker, course, payload, code, clock):
    lesson = make_lesson(course, "看一遍怎么查", body=[video(100)])
    phone = Phone(worker)
    phone.does("opened", lesson)
    clock.shift(20)
    answer = phone.does("watched", lesson, **payload)
    assert (answer.status, answer.code, bool(answer.reason)) == ("rejected", code, True)
    assert LessonProgress.objects.get().watched == {}


def test_time_learnt_offline_waits_and_is_never_verified(worker, lesson):
    assert Phone(worker).does("offline", lesson, seconds=720).status == "accepted"
    row = LessonProgress.objects.get()
    assert (row.pending_seconds, row.seconds, row.done_at) == (720, 0, None)


def test_a_course_completes_once_with_one_posting_and_one_certificate(worker, course):
    phone = Phone(worker)
    items = [phone.item("done", lesson) for lesson in course.lessons.all()]
    for _again in range(10):
        answers = phone.send(*items)
    assert [answer.status for answer in answers] == ["duplicate", "duplicate"]
    completion = CourseCompletion.objects.get()
    assert (completion.person, completion.seconds, completion.title) == (worker, 1200, course.title)
    assert Certificate.objects.filter(source=course.key).count() == 1
    assert Posting.objects.filter(source=course.key).count() <= 1
    assert Enrolment.objects.filter(person=worker, course=course).count() == 1


def test_statutory_hours_count_verified_time_only(worker, tree, clock):
    course = make_course(tree.county, is_statutory=True, seconds_planned=3600)
    lesson = make_lesson(course)
    learn(Phone(worker), lesson, 9, clock)
    completion = CourseCompletion.objects.get()
    assert (completion.seconds, completion.verified_seconds) == (540, 540)


def test_a_lesson_of_another_union_is_unknown(stranger, tree):
    lesson = make_lesson(make_course(tree.company, for_union_only=True))
    answer = Phone(stranger).does("done", lesson)
    assert (answer.status, answer.code) == ("rejected", "lesson")


def test_a_lesson_that_was_unpublished_meanwhile_still_takes_what_was_begun(worker, lesson):
    phone = Phone(worker)
    phone.does("opened", lesson)
    lesson.unpublish()
    assert phone.does("done", lesson).status == "accepted"
