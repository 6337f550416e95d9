import pytest

from courses.actions import enrol
from courses.models import Enrolment
from tests.courses.factories import make_course, make_lesson
from tests.courses.phone import Phone


def results(response) -> list[dict]:
    assert response.status_code == 200
    return response.json()["results"]


def test_courses_can_be_filtered_and_searched(client_for, worker, tree):
    make_course(tree.county, "夜班人怎样睡好觉", theme="health")
    make_course(tree.county, "劳动合同十问", theme="law")
    make_course(tree.other_company, "乙厂内部课", for_union_only=True)
    client = client_for(worker)
    assert {row["title"] for row in results(client.get("/api/v1/courses/"))} == {"夜班人怎样睡好觉", "劳动合同十问"}
    assert [row["title"] for row in results(client.get("/api/v1/courses/?theme=law"))] == ["劳动合同十问"]
    assert [row["title"] for row in results(client.get("/api/v1/courses/?search=夜班"))] == ["夜班人怎样睡好觉"]
    assert client.get("/api/v1/courses/?theme=magic").status_code == 400


def test_a_course_tells_its_lessons_and_ones_own_progress(client_for, worker, course, lesson):
    Phone(worker).does("done", lesson)
    row = client_for(worker).get(f"/api/v1/courses/{course.pk}/").json()
    assert (row["percent"], row["done_count"], row["is_enrolled"]) == (50, 1, True)
    assert [(line["number"], line["is_done"]) for line in row["lessons"]] == [(1, True), (2, False)]


def test_a_lesson_gives_its_content(client_for, worker, lesson):
    row = client_for(worker).get(f"/api/v1/lessons/{lesson.pk}/").json()
    assert (row["key"], row["videos"], row["papers"]) == (lesson.key, [], [])
    assert "接班后用五分钟看三处" in row["html"]


def test_enrolling_twice_is_one_enrolment(client_for, worker, course):
    client = client_for(worker)
    for _again in range(2):
        response = client.post("/api/v1/enrolments/", {"course": course.pk}, content_type="application/json")
        assert response.status_code == 201
    assert Enrolment.objects.get().person == worker
    assert [row["course"] for row in results(client.get("/api/v1/enrolments/"))] == [course.pk]


@pytest.mark.parametrize("field", ["person", "is_assigned", "due_on", "enrolled_at"])
def test_only_the_course_can_be_chosen(client_for, worker, coworker, course, field):
    values = {"course": course.pk, "person": str(coworker.pk), "is_assigned": True, "due_on": "2020-01-01"}
    client_for(worker).post("/api/v1/enrolments/", values, content_type="application/json")
    made = Enrolment.objects.get()
    assert (made.person, made.is_assigned, made.due_on) == (worker, False, None)


def test_ones_own_progress_and_nobody_elses(client_for, worker, coworker, course, lesson):
    Phone(worker).does("done", lesson)
    assert [row["lesson"] for row in results(client_for(worker).get("/api/v1/progress/"))] == [lesson.pk]
    assert results(client_for(coworker).get("/api/v1/progress/")) == []
    assert results(client_for(coworker).get("/api/v1/completions/")) == []


def test_drafts_and_foreign_courses_are_unknown(client_for, stranger, tree):
    secret = make_course(tree.company, "本厂的课", for_union_only=True)
    draft = make_course(tree.other_company, "还没审", live=False)
    client = client_for(stranger)
    for course in (secret, draft):
        lesson = make_lesson(course)
        assert client.get(f"/api/v1/courses/{course.pk}/").status_code == 404
        assert client.get(f"/api/v1/lessons/{lesson.pk}/").status_code == 404
        answer = client.post("/api/v1/enrolments/", {"course": course.pk}, content_type="application/json")
        assert answer.status_code == 404
    assert client.get("/api/v1/courses/999999/").status_code == 404


@pytest.mark.parametrize("path", ["courses/", "enrolments/", "progress/"])
def test_lists_take_the_same_queries_for_one_row_and_three(client_for, worker, tree, django_assert_num_queries, path):
    client, counts = client_for(worker), []
    for _round in range(2):
        for _row in range(1 + _round):
            course = make_course(tree.county)
            enrol(person=worker, course=course, by=worker)
            Phone(worker, f"phone-{course.pk:04}").does("opened", make_lesson(course))
        with django_assert_num_queries(3):
            counts.append(len(results(client.get(f"/api/v1/{path}"))))
    assert counts == [1, 3]
