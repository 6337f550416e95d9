"""A question a day on the home page."""

import datetime

import pytest
from django.utils import timezone

from exams.models import Choice, Paper
from lms.actions import answer_today
from lms.models import DailyAnswer, DailyQuestion
from lms.queries.today import today
from tests.lms.factories import make_question


class TestQuestionOfTheDay:
    def test_nothing_tells_the_answer_before_it_is_given(self, site, tree, worker, client_for):
        question = make_question(tree.county)
        page = client_for(worker).get("/").content.decode()
        assert question.text in page
        assert question.explanation not in page
        assert "正确答案" not in page
        assert {option.is_right for option in today(worker).options} == {None}

    def test_answer_is_shown_after_it_is_given_and_kept(self, site, tree, worker, client_for):
        question = make_question(tree.county)
        client, (wrong, right, _other) = client_for(worker), Choice.objects.all()
        for choice in (wrong, right):
            client.post("/today/", {"question": question.pk, "choice": choice.pk})
        page = client.get("/").content.decode()
        assert DailyAnswer.objects.get().choices == [wrong.pk]
        assert DailyAnswer.objects.get().is_correct is False
        assert question.explanation in page

    def test_htmx_gets_the_part_alone(self, site, tree, worker, client_for):
        question = make_question(tree.county)
        right = question.choices.get(is_correct=True)
        values = {"question": question.pk, "choice": right.pk}
        part = client_for(worker).post("/today/", values, headers={"HX-Request": "true"}).content.decode()
        assert part.lstrip().startswith('<section class="sec" id="today"')
        assert question.explanation in part

    def test_question_of_a_paper_is_never_shown(self, site, tree, worker):
        question = make_question(tree.county)
        paper = Paper.objects.create(title="试卷", union=tree.county)
        paper.questions.add(question, through_defaults={"position": 1})
        DailyQuestion.objects.create(question=question)
        assert today(worker) is None

    def test_editors_choice_goes_before_the_pool_and_foreign_questions_are_out(self, site, tree, worker, stranger):
        make_question(tree.county, "池中的")
        chosen = make_question(tree.county, "选定的")
        DailyQuestion.objects.create(question=chosen)
        assert today(worker).question == chosen
        assert today(stranger) is None

    def test_days_in_a_row_are_counted(self, site, tree, worker):
        question = make_question(tree.county)
        yesterday = timezone.localdate() - datetime.timedelta(days=1)
        DailyAnswer.objects.create(person=worker, question=question, asked_on=yesterday, is_correct=True, days=11)
        assert today(worker).days == 11
        right = question.choices.get(is_correct=True)
        answer = answer_today(person=worker, question=question, choices=[right.pk], by=worker)
        assert (answer.is_correct, answer.days, today(worker).days) == (True, 12, 12)

    @pytest.mark.parametrize("values", [{}, {"choice": "x"}, {"choice": "999999"}])
    def test_bad_answer_is_a_sentence(self, site, tree, worker, client_for, values):
        question = make_question(tree.county)
        sent = {"question": question.pk, **values}
        part = client_for(worker).post("/today/", sent, headers={"HX-Request": "true"}).content.decode()
        assert "请选一个答案" in part
        assert DailyAnswer.objects.count() == 0

    def test_nobody_signed_in_is_sent_to_sign_in(self, site, client):
        answer = client.post("/today/", {"question": 1})
        assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=/today/")
