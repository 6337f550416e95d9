import gzip

from django.urls import reverse

from courses.actions import enrol
from courses.models import Enrolment, LessonProgress
from tests.courses.factories import make_course, make_lesson
from tests.courses.phone import Phone
from tests.exams.factories import make_paper


def test_a_course_is_begun_with_one_button(client_for, worker, course, lesson):
    client = client_for(worker)
    assert reverse("courses:begin", args=[course.pk]) in client.get(course.url).content.decode()
    response = client.post(reverse("courses:begin", args=[course.pk]))
    assert (response.status_code, response["Location"]) == (302, lesson.url)
    assert Enrolment.objects.filter(person=worker, course=course).count() == 1


def test_the_course_goes_on_with_the_first_lesson_that_is_not_done(client_for, worker, course, lesson):
    enrol(person=worker, course=course, by=worker)
    Phone(worker).does("done", lesson)
    response = client_for(worker).get(course.url)
    assert [(row.number, row.is_done, row.is_now) for row in response.context["rows"]] == [
        (1, True, False),
        (2, False, True),
    ]


def test_an_assigned_course_is_begun_before_it_is_gone_on_with(client_for, worker, course, lesson):
    enrol(person=worker, course=course, by=worker)
    client = client_for(worker)
    assert "继续第 1 课" not in (fresh := client.get(course.url).content.decode())
    assert "开始学习" in fresh
    Phone(worker).does("done", lesson)
    assert "继续第 2 课" in client.get(course.url).content.decode()


def test_the_course_says_from_how_many_points_its_exam_is_passed(client_for, worker, course, lesson):
    course.exam = make_paper(course.union, pass_percent=70)
    course.save()
    assert "70 分合格" in client_for(worker).get(course.url).content.decode()


def test_a_lesson_is_finished_without_javascript(client_for, worker, course, lesson):
    second = course.lessons.order_by("path").last()
    response = client_for(worker).post(reverse("courses:done", args=[lesson.pk]))
    assert (response.status_code, response["Location"]) == (302, second.url)
    assert LessonProgress.objects.get(lesson=lesson).done_at is not None


def test_a_lesson_that_is_not_done_yet_says_what_is_missing(client_for, worker, tree):
    lesson = make_lesson(make_course(tree.county, is_statutory=True))
    page = client_for(worker).post(reverse("courses:done", args=[lesson.pk]), follow=True)
    assert page.redirect_chain == [(lesson.url, 302)]
    assert [str(message) for message in page.context["messages"]]


def test_unknown_and_foreign_addresses_are_not_found(client_for, worker, stranger, course, tree):
    secret = make_course(tree.company, "本厂的课", for_union_only=True)
    draft = make_course(tree.company, "还没审", live=False)
    assert client_for(worker).get(secret.url).status_code == 200
    assert client_for(stranger).get(secret.url).status_code == 404
    assert client_for(worker).get(draft.url).status_code == 404
    assert client_for(worker).get(course.url + "no-such-lesson/").status_code == 404
    assert client_for(worker).get("/courses/no/such/course/").status_code == 404
    assert client_for(worker).post(reverse("courses:begin", args=[10**9])).status_code == 404
    assert client_for(stranger).post(reverse("courses:begin", args=[secret.pk])).status_code == 404


def test_course_and_lesson_take_five_queries_whatever_the_rows(
    client_for, worker, course, lesson, django_assert_max_num_queries
):
    client = client_for(worker)
    for _number in range(5):
        make_lesson(course)
    for url in (course.url, lesson.url):
        client.get(url)  # what is drawn once for all readers
        with django_assert_max_num_queries(5):
            client.get(url)


def test_pages_are_light(client_for, worker, course, lesson):
    client = client_for(worker)
    for url in (course.url, lesson.url, reverse("courses:catalogue")):
        assert len(gzip.compress(client.get(url).content)) <= 14_000


def test_a_section_leads_to_the_catalogue(client_for, worker, course):
    assert client_for(worker).get("/courses/county/")["Location"] == reverse("courses:catalogue")
