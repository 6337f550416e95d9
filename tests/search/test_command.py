import io

import pytest
from django.core.management import CommandError, call_command

from records.outbox import deliver_due
from search.backends.base import Query
from search.documents import PUBLIC
from tests.courses.factories import make_course, make_lesson
from tests.search.factories import make_document


def run(what):
    out = io.StringIO()
    call_command("search_index", what, stdout=out, stderr=io.StringIO())
    return out.getvalue()


@pytest.fixture
def course(tree):
    course = make_course(tree.county)
    make_lesson(course)
    return course


def test_rebuild_says_how_many_and_check_agrees(backend, course):
    assert run("rebuild") == "2 documents indexed; the new index is live.\n"
    assert run("check") == "The index holds what the database says.\n"


def test_check_names_every_difference(backend, course, tree):
    run("rebuild")
    other = make_course(tree.county, "没有送达")
    type(course).objects.filter(pk=course.pk).update(title="绕过发件箱")
    backend.index([make_document("list:77", "多余")], {"list:77"})
    out = io.StringIO()
    with pytest.raises(CommandError) as error:
        call_command("search_index", "check", stdout=out, stderr=io.StringIO())
    assert error.value.returncode == 1
    assert out.getvalue().splitlines() == [
        f"{course.key}: out of date",
        f"{other.key}: missing (1 documents)",
        "list:77: too much (1 documents)",
    ]


def test_check_counts_the_documents_of_a_family(backend, course):
    run("rebuild")
    make_lesson(course, "第二课")
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("search_index", "check", stdout=out, stderr=io.StringIO())
    assert out.getvalue() == f"{course.key}: 2 documents instead of 3\n"


def test_check_agrees_again_after_delivery(backend, course):
    run("rebuild")
    make_lesson(course, "第二课")
    deliver_due()
    assert run("check") == "The index holds what the database says.\n"


def test_check_of_an_engine_that_is_away_ends_with_two(backend, course):
    with pytest.raises(CommandError) as error:
        run("check")
    assert error.value.returncode == 2


def test_rebuild_needs_no_index_before(backend, course):
    run("rebuild")
    assert backend.search(Query((), frozenset([PUBLIC]))).total == 2
