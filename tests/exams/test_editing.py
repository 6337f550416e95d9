import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.snippets.blocks import SnippetChooserBlock

from exams.models import Paper, Question
from tests.exams.factories import make_paper, make_question

QUESTION, PAPER = "wagtailsnippets_exams_question", "wagtailsnippets_exams_paper"


@pytest.fixture
def editor(trainer, client_for):
    trainer.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return client_for(trainer)


@pytest.fixture
def foreign(tree):
    """A question and a paper of another county."""
    question = make_question(tree.other_county, text="外县的题")
    return question, make_paper(tree.other_county, title="外县的卷", questions=[question])


def inline(name, rows):
    total = {f"{name}-TOTAL_FORMS": len(rows), f"{name}-INITIAL_FORMS": 0}
    limits = {f"{name}-MIN_NUM_FORMS": 0, f"{name}-MAX_NUM_FORMS": 1000}
    fields = {f"{name}-{n}-{field}": value for n, row in enumerate(rows) for field, value in row.items()}
    order = {f"{name}-{n}-ORDER": n + 1 for n in range(len(rows))}
    return {**total, **limits, **fields, **order}


def question_data(union, kind="single", choices=(("水", ""), ("沙", "on")), **fields):
    rows = [{"text": text, **({"is_correct": right} if right else {})} for text, right in choices]
    base = {"kind": kind, "theme": "health", "union": union.pk, "text": "铝粉起火用什么？", "explanation": ""}
    return {**base, "truth": "", **inline("choices", rows), **fields}


def errors(response):
    form = response.context["form"]
    return [str(message) for messages in form.errors.values() for message in messages]


def test_a_trainer_writes_a_question(editor, tree):
    response = editor.post(reverse(f"{QUESTION}:add"), question_data(tree.county))
    assert response.status_code == 302, errors(response)
    question = Question.objects.get()
    assert [(choice.text, choice.is_correct) for choice in question.choices.all()] == [("水", False), ("沙", True)]


def test_a_true_or_false_question_makes_its_choices_by_itself(editor, tree):
    data = question_data(tree.county, "truefalse", [("多余", "")], truth="0")
    assert editor.post(reverse(f"{QUESTION}:add"), data).status_code == 302
    assert [choice.is_correct for choice in Question.objects.get().choices.all()] == [False, True]


@pytest.mark.parametrize(
    ("kind", "choices"),
    [
        ("single", [("水", ""), ("沙", "")]),
        ("single", [("水", "on"), ("沙", "on")]),
        ("single", [("沙", "on")]),
        ("multiple", [("水", ""), ("沙", "")]),
        ("multiple", [("沙", "on"), ("沙", "on")]),
        ("truefalse", []),
    ],
)
def test_a_question_without_a_clear_key_is_refused_with_a_sentence(editor, tree, kind, choices):
    response = editor.post(reverse(f"{QUESTION}:add"), question_data(tree.county, kind, choices))
    assert (response.status_code, len(errors(response)), Question.objects.count()) == (200, 1, 0)


def test_a_trainer_composes_a_paper_in_order(editor, tree):
    first, second = make_question(tree.county, text="甲"), make_question(tree.company, text="乙")
    rows = [{"question": second.pk, "page": ""}, {"question": first.pk, "page": ""}]
    data = {"title": "年度考试", "union": tree.county.pk, "pass_percent": 80, "minutes": "", "attempts_allowed": ""}
    response = editor.post(reverse(f"{PAPER}:add"), {**data, **inline("places", rows)})
    assert response.status_code == 302, errors(response)
    assert [place.question for place in Paper.objects.get().places.all()] == [second, first]


def test_a_paper_needs_a_question_of_ones_own_union(editor, tree, foreign):
    data = {"title": "年度考试", "union": tree.county.pk, "pass_percent": 80, "minutes": "", "attempts_allowed": ""}
    for rows in ([], [{"question": foreign[0].pk, "page": ""}]):
        response = editor.post(reverse(f"{PAPER}:add"), {**data, **inline("places", rows)})
        assert (response.status_code, Paper.objects.filter(title="年度考试").count()) == (200, 0)


def test_another_unions_name_is_refused(editor, tree):
    response = editor.post(reverse(f"{QUESTION}:add"), question_data(tree.other_county))
    assert (response.status_code, Question.objects.count()) == (200, 0)


def test_lists_and_choosers_hold_ones_own_union_only(editor, tree, foreign):
    make_paper(tree.county, title="本县的卷", questions=[make_question(tree.county, text="本县的题")])
    for name in (f"{QUESTION}:list", f"{PAPER}:list"):
        words = editor.get(reverse(name)).content.decode()
        assert ("本县的" in words, "外县的" in words) == (True, False)
    for model in ("question", "paper"):
        words = editor.get(reverse(f"wagtailsnippetchoosers_exams_{model}:choose")).json()["html"]
        assert ("本县的" in words, "外县的" in words) == (True, False)
        found = editor.get(reverse(f"wagtailsnippetchoosers_exams_{model}:choose_results"), {"q": "本县"})
        assert "本县的" in found.content.decode()


@pytest.mark.parametrize("screen", ["edit", "delete", "history", "usage", "copy", "preview_on_edit"])
def test_no_screen_of_another_unions_paper_opens(editor, foreign, screen):
    for name, row in ((QUESTION, foreign[0]), (PAPER, foreign[1])):
        if (name, screen) == (QUESTION, "preview_on_edit"):
            continue  # questions have no preview of their own
        response = editor.get(reverse(f"{name}:{screen}", args=[row.pk]))
        assert "外县的" not in response.content.decode()
        assert response.status_code in (302, 403, 404)


def test_another_unions_question_is_not_handed_out_by_the_chooser(editor, foreign):
    address = reverse("wagtailsnippetchoosers_exams_question:chosen", args=[foreign[0].pk])
    assert editor.get(address).status_code == 404


def test_a_worker_has_no_way_in(worker, client_for, tree, foreign):
    worker.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = client_for(worker)
    for name in (f"{QUESTION}:list", f"{QUESTION}:add", f"{PAPER}:list"):
        assert client.get(reverse(name)).status_code == 302
    words = client.get(reverse("wagtailsnippetchoosers_exams_paper:choose")).json()["html"]
    assert "外县的" not in words


def test_a_paper_is_previewed_as_the_worker_sees_it(editor, tree):
    paper = make_paper(tree.county, questions=[make_question(tree.county, explanation="金丝雀")])
    place = paper.places.get()
    row = {"question": place.question_id, "page": "", "id": place.pk}
    data = {"title": "卷", "union": tree.county.pk, "pass_percent": 80, "minutes": 30, "attempts_allowed": ""}
    rows = {**inline("places", [row]), "places-INITIAL_FORMS": 1}
    address = reverse(f"{PAPER}:preview_on_edit", args=[paper.pk])
    assert editor.post(address, {**data, **rows}).json() == {"is_valid": True, "is_available": True}
    words = editor.get(address).content.decode()
    assert ("一加一等于几？" in words, "金丝雀" in words) == (True, False)


def test_courses_can_choose_a_paper():
    assert SnippetChooserBlock("exams.Paper").widget is not None
