"""The demo comes in through the apps' own actions, once."""

import datetime

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.documents import get_document_model

from accounts.models import Person
from bookroom.enums import BookStatus
from bookroom.models import Book, BookListPage, ReadingPlace
from courses.actions import rebuild
from courses.models import CourseCompletion, CoursePage, LessonPage, LessonProgress
from credits.models import Certificate, Posting
from lms.demo.files import leaves, media, table
from lms.demo.load.clock import clock_at
from lms.demo.load.people import person
from lms.demo.load.writers import TRAINER
from lms.models import DailyQuestion, EventPage, NewsPage
from tests.factories import PersonFactory


def row_counts() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models() if model._meta.managed}


def check_media():
    """The film and the sound are files of the trainer, and a course cannot be passed without film and quizzes."""
    files = {file.title: file for file in get_document_model().objects.all()}
    film = LessonPage.objects.get(slug="01-extinguisher")
    [video] = film.videos
    assert (video.seconds, files[video.title].pk in film.documents) == (40, True)
    assert [file.file_size for file in files.values()] == [
        media(file.filename).stat().st_size for file in files.values()
    ]
    assert {file.uploaded_by_user for file in files.values()} == {person(TRAINER)}
    assert {lesson.slug: len(lesson.papers) for lesson in LessonPage.objects.all() if lesson.papers} == {
        "01-extinguisher": 1,
        "03-cpr": 1,
        "01-basics": 1,
    }
    assert LessonProgress.objects.get(person=person(1), lesson__slug="01-basics").done_at


def test_the_demo_is_loaded_once_and_complete(db, capsys):
    call_command("load_demo", learners=1)
    first = row_counts()
    call_command("load_demo")
    worker = person(1)

    assert row_counts() == first
    assert capsys.readouterr().out.count("199 0000 0001") == 2
    assert (CoursePage.objects.live().count(), LessonPage.objects.live().count()) == (8, 36)
    check_media()
    assert Book.objects.filter(status=BookStatus.READY).count() == len(leaves("books"))
    assert {page.slug: page.items.count() for page in BookListPage.objects.live()} == {
        row["slug"]: len(row["items"]) for row in table("lists.toml")["list"]
    }
    assert (NewsPage.objects.live().count(), EventPage.objects.live().count()) == (3, 4)
    assert DailyQuestion.objects.count() == len(table("daily.toml")["question"])
    assert CourseCompletion.objects.filter(person=worker).count() == 2
    assert Posting.objects.filter(person=worker, credits__gt=0).count() == 2
    assert Certificate.objects.filter(person=worker).count() == 2
    assert ReadingPlace.objects.filter(person=worker).count() == 2
    assert rebuild(person=worker, by=None, write=False) == 0


def test_who_is_here_already_keeps_the_demo_out(db, capsys):
    PersonFactory()
    call_command("load_demo", if_empty=True)
    assert (Person.objects.count(), capsys.readouterr().out) == (1, "")
    with pytest.raises(CommandError):
        call_command("load_demo")


def test_the_clock_set_back_moves_model_defaults_too():
    moment = timezone.now() - datetime.timedelta(days=30)
    with clock_at(moment) as clock:
        clock.pass_seconds(60)
        assert timezone.now() == moment + datetime.timedelta(seconds=60)
        default = apps.get_model("courses", "Enrolment")._meta.get_field("enrolled_at").get_default()
        assert default == timezone.now()
    assert timezone.now() > moment + datetime.timedelta(days=29)
