"""Courses, quizzes and questions of the day: enough of them, and none without a reason."""

import re

import pytest

from accounts.enums import Theme
from lms.demo.files import drawing, leaves, table
from lms.demo.load.courses import slugs
from lms.demo.markup import pieces

LESSONS = [(slug, leaf) for slug in slugs() for leaf in leaves(f"courses/{slug}")]
QUESTIONS = [item for slug in slugs() for item in table(f"courses/{slug}/quiz.toml")["question"]]
DAILY = table("daily.toml")["question"]
SHOWN = {"picture", "video", "audio"}


def rights(item: dict) -> int:
    return sum(text.startswith("+") for text in item["choices"])


def test_the_courses_cover_all_five_themes():
    themes = [table(f"courses/{slug}/course.toml")["theme"] for slug in slugs()]
    assert set(themes) == set(Theme.values)
    assert len(themes) >= 6


@pytest.mark.parametrize("slug", slugs())
def test_a_course_has_three_to_six_lessons_a_figure_and_a_quiz(slug):
    lessons = leaves(f"courses/{slug}")
    figures = [piece for leaf in lessons for piece in pieces(leaf.text) if piece.kind == "picture"]
    questions = table(f"courses/{slug}/quiz.toml")["question"]
    assert 3 <= len(lessons) <= 6
    assert figures
    assert len(questions) >= 5
    assert {item["kind"] for item in questions} >= {"single", "truefalse"}
    assert all(1 <= item["lesson"] <= len(lessons) for item in questions)


@pytest.mark.parametrize(("slug", "leaf"), LESSONS, ids=[f"{slug}/{leaf.slug}" for slug, leaf in LESSONS])
def test_a_lesson_teaches_something(slug, leaf):
    found = pieces(leaf.text)
    kinds = [piece.kind for piece in found]
    length = len(re.sub(r"\s", "", "".join(piece.value for piece in found if piece.kind not in SHOWN)))
    assert 500 <= length <= 1800  # with the tags of bold words and lists
    assert (kinds.count("callout"), kinds.count("heading") >= 2) == (1, True)
    assert all(drawing(piece.value).exists() for piece in found if piece.kind == "picture")


def test_there_are_forty_questions_and_three_weeks_of_daily_ones():
    assert len(QUESTIONS) >= 40
    assert len(DAILY) == 21
    assert {item["text"] for item in DAILY}.isdisjoint({item["text"] for item in QUESTIONS})


@pytest.mark.parametrize("item", [*QUESTIONS, *DAILY], ids=lambda item: item["text"][:12])
def test_a_question_has_a_right_answer_and_says_why(item):
    assert len(item["explanation"]) >= 10
    if item["kind"] == "truefalse":
        assert isinstance(item["answer"], bool)
    elif item["kind"] == "single":
        assert rights(item) == 1
    else:
        assert 2 <= rights(item) < len(item["choices"])


def test_a_quiz_in_a_lesson_has_questions_of_that_lesson():
    asked = [
        (piece.value, sum(item["lesson"] == number for item in table(f"courses/{slug}/quiz.toml")["question"]))
        for slug in slugs()
        for number, leaf in enumerate(leaves(f"courses/{slug}"), 1)
        for piece in pieces(leaf.text)
        if piece.kind == "quiz"
    ]
    assert len(asked) >= 2
    assert [title for title, count in asked if count < 2] == []


def test_a_text_has_no_mark_left_over():
    for _slug, leaf in LESSONS:
        assert not any("**" in piece.value for piece in pieces(leaf.text))
