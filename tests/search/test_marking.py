import re

from hypothesis import given
from hypothesis import strategies as st

from search.folding import terms
from search.marking import CUT, excerpt, mark, spans


def test_every_find_is_marked_and_neighbours_are_joined():
    assert mark("粉尘与粉尘", terms("粉尘")) == "<mark>粉尘</mark>与<mark>粉尘</mark>"
    assert mark("粉尘防爆", terms("粉尘 尘防")) == "<mark>粉尘防</mark>爆"


def test_latin_words_are_marked_whole_only():
    assert mark("PLC plcs 用PLC控制", terms("plc")) == "<mark>PLC</mark> plcs 用<mark>PLC</mark>控制"


def test_text_is_escaped_inside_and_outside_the_mark():
    assert mark("<b>粉尘</b>&", terms("粉尘")) == "&lt;b&gt;<mark>粉尘</mark>&lt;/b&gt;&amp;"


def test_marks_stand_where_the_original_characters_are():
    assert mark("㎡的粉尘", terms("粉尘")) == "㎡的<mark>粉尘</mark>"
    assert mark("㎡", terms("m2")) == "<mark>㎡</mark>"


def test_excerpt_begins_at_the_sentence_of_the_first_find():
    text = "先说别的。" * 20 + "作业之前先看粉尘，再开机。" + "后话。" * 40
    cut = excerpt(text, terms("粉尘"))
    assert cut.startswith(f"{CUT}作业之前先看<mark>粉尘</mark>")
    assert cut.endswith(CUT)


def test_excerpt_is_the_beginning_when_only_the_title_was_found():
    assert excerpt("一二三", terms("粉尘")) == "一二三"
    assert excerpt("", terms("粉尘")) == ""


@given(st.text(max_size=300), st.text(max_size=20))
def test_marking_loses_and_adds_nothing(text, asked):
    marked = mark(text, terms(asked))
    plain = re.sub("</?mark>", "", marked)
    assert plain == mark(text, ())
    assert all(low < high <= len(text) for low, high in spans(text, terms(asked)))
    excerpt(text, terms(asked))


def test_excerpt_never_begins_with_a_gap():
    assert excerpt("别的" * 10 + "。 粉尘", terms("粉尘")) == f"{CUT}<mark>粉尘</mark>"
