"""Editors manage the home page, the question of the day and the goals in the CMS."""

import pytest

from accounts.models import Person
from bookroom.models import BookIndexPage, ListSectionPage
from exams.models import Paper
from lms.cms_home import beginnings
from lms.models import DailyQuestion
from sections.actions import ensure_section
from tests.courses.factories import make_section
from tests.lms.factories import make_question


@pytest.fixture
def editor(db, client_for):
    person = Person.objects.create_superuser(phone="+8618800000009", password=None, name="总管")
    return client_for(person)


def test_home_page_can_be_edited(site, editor):
    page = editor.get(f"/cms/pages/{site.pk}/edit/")
    assert page.status_code == 200
    assert all(f'name="{name}"' in page.content.decode() for name in ("welcome", "about"))


@pytest.mark.parametrize("model", ["dailyquestion", "goal"])
def test_questions_of_the_day_and_goals_have_their_forms(site, editor, model):
    assert editor.get(f"/cms/snippets/lms/{model}/").status_code == 200
    assert editor.get(f"/cms/snippets/lms/{model}/add/").status_code == 200


def test_question_of_a_paper_is_refused_with_a_sentence(site, tree, editor):
    question = make_question(tree.county)
    paper = Paper.objects.create(title="试卷", union=tree.county)
    paper.questions.add(question, through_defaults={"position": 1})
    values = {"asked_on": "2026-11-23", "question": question.pk}
    page = editor.post("/cms/snippets/lms/dailyquestion/add/", values).content.decode()
    assert "考试前答案就公开了" in page
    assert DailyQuestion.objects.count() == 0


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        ("trainer", ["写一门课", "出一道题", "组一份试卷"]),
        ("librarian", ["编一份书单", "上传图书"]),
        ("reviewer", ["写一门课", "编一份书单", "出一道题", "组一份试卷"]),
    ],
)
def test_first_page_of_the_cms_offers_what_one_may_begin(site, tree, request, client_for, role, offered):
    person = request.getfixturevalue(role)
    make_section(tree.county)
    ensure_section(model=ListSectionPage, union=tree.county, parent=BookIndexPage.objects.get(), by=None)
    client = client_for(person)
    page = client.get("/cms/").content.decode()
    said = ["写一门课", "编一份书单", "上传图书", "出一道题", "组一份试卷"]
    assert [words for words in said if words in page] == offered
    assert "What's new" not in page
    assert [client.get(one.url).status_code for one in beginnings(person)] == [200] * len(offered)
