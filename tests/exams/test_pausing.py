"""Leaving an exam for a while, or for good with questions left."""

import pytest
from django.urls import reverse

from exams.actions import open_attempt
from tests.exams.factories import make_paper

pytestmark = pytest.mark.usefixtures("source")


@pytest.fixture
def attempt(tree, worker):
    paper = make_paper(tree.county)
    return open_attempt(person=worker, paper=paper, source=f"test:{paper.pk}", by=worker)


def test_pausing_keeps_what_was_just_chosen(attempt, worker, client_for):
    client = client_for(worker)
    question, overview = reverse("exams:attempt", args=[attempt.pk, 1]), reverse("exams:overview", args=[attempt.pk])
    asked = client.get(question).content.decode()
    assert f'href="{overview}"' not in asked  # a link would leave the choice behind
    assert '<button type="submit" class="lk back" form="answer" name="go" value="overview">' in asked
    assert client.post(question, {"choice": "B", "go": "overview"}).url == overview
    assert client.get(overview).context["places"][0].is_answered


def test_handing_in_too_early_says_first_what_it_costs(attempt, worker, client_for):
    shown = client_for(worker).get(reverse("exams:overview", args=[attempt.pk])).content.decode()
    assert "一旦交卷，没答的算错，答案也不能再改" in shown
