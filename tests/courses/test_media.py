import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model

from tests.courses.factories import make_course, make_lesson


@pytest.fixture
def video(db):
    return get_document_model().objects.create(title="接班三查", file=ContentFile(b"0123456789", "watch.mp4"))


def address(lesson, document) -> str:
    return reverse("courses:media", args=[lesson.pk, document.pk])


@pytest.fixture
def lesson(tree, video):
    course = make_course(tree.company, for_union_only=True)
    block = {"type": "video", "value": {"title": "接班三查", "file": video.pk, "seconds": 10}}
    return make_lesson(course, body=[block])


def test_a_video_comes_in_the_part_that_was_asked_for(client_for, worker, lesson, video):
    response = client_for(worker).get(address(lesson, video), headers={"Range": "bytes=2-4"})
    assert (response.status_code, response["Content-Type"], response.getvalue()) == (206, "video/mp4", b"234")


def test_a_file_is_for_who_may_read_the_lesson(client_for, client, stranger, lesson, video):
    assert client_for(stranger).get(address(lesson, video)).status_code == 404
    assert client.get(address(lesson, video)).status_code == 302


def test_a_file_of_no_lesson_is_unknown(client_for, worker, lesson, video):
    other = get_document_model().objects.create(title="别的", file=ContentFile(b"x", "other.pdf"))
    assert client_for(worker).get(address(lesson, other)).status_code == 404


def test_wagtails_own_address_gives_workers_nothing(client_for, worker, video):
    assert client_for(worker).get(video.url).status_code == 404
