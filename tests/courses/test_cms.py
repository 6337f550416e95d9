"""Trainer writes, reviewer approves; foreign sections do not exist."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import TaskState
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from courses.actions import enrol
from courses.forms import MinutesField
from courses.models import CoursePage
from exams.models import Paper
from tests.courses.factories import make_course, make_lesson, make_section


@pytest.fixture
def draft(tree, trainer, reviewer):
    """A course that the trainer wrote and submitted."""
    course = make_course(tree.county, "劳动合同十问", live=False)
    make_lesson(course, live=False).save_revision(user=trainer)
    course.refresh_from_db()
    course.save_revision(user=trainer)
    course.refresh_from_db()
    course.get_workflow().start(course, trainer)
    return course


def act(client, course, action: str):
    state = TaskState.objects.get(workflow_state__object_id=str(course.pk), status="in_progress")
    url = reverse("wagtailadmin_pages:workflow_action", args=[course.pk, action, state.pk])
    return client.post(url, {"comment": ""})


def test_a_reviewer_approves_and_the_course_is_published(client_for, reviewer, draft):
    act(client_for(reviewer), draft, "approve")
    draft.refresh_from_db()
    assert (draft.live, draft.content_version) == (True, draft.latest_revision_id)


def test_first_lessons_are_published_with_their_course(client_for, reviewer, draft):
    own = make_lesson(draft, "审核员写的", live=False)
    own.save_revision(user=reviewer)
    act(client_for(reviewer), draft, "approve")
    assert dict(draft.lessons.values_list("title", "live")) == {"除尘设备每班三查": True, "审核员写的": False}


def test_a_trainer_writes_a_course_in_the_cms(client_for, trainer, tree):
    section = make_section(tree.county)
    values = {"title": "劳动合同十问", "slug": "contract", "theme": "law", "summary": "签合同前先看这十条。"}
    form = nested_form_data({**values, "motif": "contract", "comments": inline_formset([])})
    url = reverse("wagtailadmin_pages:add", args=["courses", "coursepage", section.pk])
    assert client_for(trainer).get(url).status_code == 200
    client_for(trainer).post(url, form)
    course = CoursePage.objects.get()
    assert (course.title, course.union, course.live) == ("劳动合同十问", tree.county, False)


def test_papers_of_other_unions_cannot_be_chosen(client_for, trainer, tree):
    make_section(tree.county)
    for union, title in ((tree.company, "本县的试卷"), (tree.other_county, "乙县的试卷")):
        Paper.objects.create(union=union, title=title)
    page = client_for(trainer).get("/cms/paper-chooser/").json()["html"]
    assert ("本县的试卷" in page, "乙县的试卷" in page) == (True, False)


def test_a_trainer_cannot_approve(client_for, trainer, draft):
    act(client_for(trainer), draft, "approve")
    draft.refresh_from_db()
    assert draft.live is False


def test_nobody_approves_her_own_text(client_for, reviewer, tree, draft):
    draft.save_revision(user=reviewer)
    act(client_for(reviewer), draft, "approve")
    draft.refresh_from_db()
    assert draft.live is False


def test_nobody_publishes_directly(client_for, trainer, reviewer, draft):
    for person in (trainer, reviewer):
        assert draft.permissions_for_user(person).can_publish() is False
        assert draft.get_parent().specific.permissions_for_user(person).can_publish_subpage() is False


@pytest.mark.parametrize(
    "name", ["edit", "delete", "unpublish", "copy", "history", "revisions_index", "view_draft", "usage", "add_subpage"]
)
def test_pages_of_a_foreign_section_are_unknown_in_the_cms(client_for, trainer, tree, name):
    foreign = make_course(tree.other_county, "乙县的草稿", live=False)
    response = client_for(trainer).get(reverse(f"wagtailadmin_pages:{name}", args=[foreign.pk]))
    assert response.status_code == 404


def test_foreign_drafts_are_not_listed_anywhere(client_for, trainer, tree):
    make_section(tree.county)
    foreign = make_course(tree.other_county, "乙县的草稿", live=False)
    client = client_for(trainer)
    for url in (
        reverse("wagtailadmin_explore_root"),
        reverse("wagtailadmin_pages:search") + "?q=草稿",
        reverse("wagtailadmin_choose_page"),
        reverse("wagtailadmin_choose_page_search") + "?q=草稿",
        "/cms/api/main/pages/?fields=*&limit=20",
    ):
        assert foreign.title not in client.get(url, follow=True).content.decode(), url


def test_a_role_reaches_the_sections_below(client_for, trainer, tree):
    make_section(tree.county)
    below = make_course(tree.company, "本厂的草稿", live=False)
    assert client_for(trainer).get(reverse("wagtailadmin_pages:edit", args=[below.pk])).status_code == 200


def test_what_was_learnt_is_unpublished_not_deleted(client_for, worker, administrator, tree):
    administrator.is_superuser = True
    administrator.save()
    course = make_course(tree.county)
    make_lesson(course)
    unused = make_course(tree.county)
    make_lesson(unused)
    enrol(person=worker, course=course, by=worker)
    client = client_for(administrator)
    for page in (course, unused):
        client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert list(CoursePage.objects.values_list("pk", flat=True)) == [course.pk]


def test_the_preview_is_a_phone_page(client_for, trainer, draft):
    assert (draft.default_preview_size, draft.preview_sizes[0]["device_width"]) == ("phone", 390)
    lesson = draft.lessons.get()
    for page in (draft, lesson):
        response = client_for(trainer).get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
        assert (response.status_code, page.title in response.content.decode()) == (200, True)


def test_a_course_follows_its_section_to_another_union(tree):
    course = make_course(tree.county)
    course.move(make_section(tree.company), pos="last-child")
    course.refresh_from_db()
    assert course.union == tree.company


def test_a_title_that_is_taken_gets_a_free_address(client_for, trainer, tree):
    section = make_section(tree.county)
    make_course(tree.county, "劳动合同十问", slug="contract")
    values = {"title": "劳动合同十问", "slug": "contract", "theme": "law", "summary": "签合同前先看这十条。"}
    form = nested_form_data({**values, "motif": "contract", "comments": inline_formset([])})
    client_for(trainer).post(reverse("wagtailadmin_pages:add", args=["courses", "coursepage", section.pk]), form)
    assert sorted(CoursePage.objects.values_list("slug", flat=True)) == ["contract", "contract-2"]


@pytest.mark.parametrize(("typed", "seconds"), [("12", 720), ("7.5", 450), ("0.5", 30)])
def test_lengths_are_typed_in_minutes(typed, seconds):
    field = MinutesField()
    assert (field.clean(typed), field.prepare_value(seconds)) == (seconds, typed)
    assert (field.has_changed(seconds, typed), field.has_changed(seconds + 30, typed)) == (False, True)


@pytest.mark.parametrize("typed", ["", "0", "-3", "abc", "601", "1.25"])
def test_lengths_that_are_none_are_refused(typed):
    with pytest.raises(ValidationError):
        MinutesField().clean(typed)
