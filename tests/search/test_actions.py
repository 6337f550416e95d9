import threading

import pytest

from records.models import OutboxMessage
from records.outbox import deliver_due
from search import actions, sources
from search.backends.base import Query, SearchUnavailable
from search.documents import PUBLIC
from search.folding import terms
from tests.courses.factories import make_course, make_lesson
from tests.search.factories import make_document


def keys(backend, text=""):
    return {each.key for each in backend.search(Query(terms(text), frozenset([PUBLIC]))).documents}


@pytest.fixture
def course(tree):
    return make_course(tree.county, "粉尘防爆")


def test_saving_writes_a_message_and_nothing_else(backend, course):
    make_lesson(course)
    assert set(OutboxMessage.objects.filter(topic="search.index").values_list("key", flat=True)) == {course.key}
    with pytest.raises(SearchUnavailable):
        keys(backend)


def test_delivery_indexes_what_is_published_and_forgets_what_is_not(backend, course):
    lesson = make_lesson(course)
    deliver_due()
    assert keys(backend) == {course.key, lesson.key}
    lesson.unpublish()
    deliver_due()
    assert keys(backend) == {course.key}
    course.refresh_from_db()
    course.unpublish()
    deliver_due()
    assert keys(backend) == set()


def test_what_is_deleted_or_renamed_is_not_found_by_its_old_words(backend, course):
    lesson = make_lesson(course, "每班三查")
    deliver_due()
    lesson.title = "交接班"
    lesson.save()
    deliver_due()
    assert (keys(backend, "三查"), keys(backend, "交接班")) == (set(), {lesson.key})
    lesson.delete()
    deliver_due()
    assert keys(backend, "交接班") == set()


def test_new_address_of_a_section_is_announced_for_what_lies_below(backend, course):
    deliver_due()
    section = course.get_parent().specific
    section.slug = "moved"
    section.save()
    deliver_due()
    found = backend.search(Query((), frozenset([PUBLIC]))).documents
    assert [each.url for each in found] == ["/courses/moved/c1/"]


def test_delivering_the_same_message_many_times_leaves_one(backend, course):
    for _ in range(3):
        actions.refresh(families=[course.key])
    assert [entry.key for entry in backend.entries()] == [course.key]


@pytest.fixture
def changing(monkeypatch):
    """Sources whose answers are given in advance: what the database says at each look."""

    def install(*answers):
        looks = iter(answers)
        monkeypatch.setattr(sources, "documents", lambda families=None: iter(next(looks)))

    return install


OLD, NEW = make_document("course:1", "旧"), make_document("course:1", "新")


def test_a_slow_writer_never_leaves_the_older_state(backend, changing):
    """It read OLD, another one wrote NEW meanwhile; the second look shows it, so it writes again."""
    changing([OLD], [NEW], [NEW], [NEW])
    actions.refresh(families=["course:1"])
    assert keys(backend, "新") == {"course:1"}


def test_a_slow_writer_never_brings_back_what_was_deleted(backend, changing):
    changing([OLD], [], [], [])
    actions.refresh(families=["course:1"])
    assert keys(backend) == set()


def test_an_object_that_never_rests_is_tried_later(backend, changing):
    changing(*([OLD], [NEW]) * 5)
    with pytest.raises(SearchUnavailable):
        actions.refresh(families=["course:1"])


def test_what_was_written_during_a_rebuild_is_in_the_new_index(backend, course, tree):
    deliver_due()

    def progress(documents):
        yield from documents
        make_course(tree.county, "迟到的课")
        course.title = "改名的课"
        course.save()
        deliver_due()

    assert actions.rebuild(progress=progress) == 1
    assert {each.title for each in backend.search(Query((), frozenset([PUBLIC]))).documents} == {"改名的课", "迟到的课"}


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_lose_nothing(backend, tree):
    courses = [make_course(tree.county, f"课程{number}") for number in range(6)]
    threads = [threading.Thread(target=_deliver) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {entry.key for entry in backend.entries()} == {course.key for course in courses}


def _deliver():
    from django.db import connection

    deliver_due()
    connection.close()
