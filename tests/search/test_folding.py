import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.folding import fold, grams, pairs, terms


def words(text):
    return [term.text for term in terms(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("粉尘防爆", ["粉尘防爆"]),
        ("粉尘，防爆", ["粉尘", "防爆"]),
        ("粉尘 粉尘", ["粉尘"]),
        ("ＫＮ９５口罩", ["kn95", "口罩"]),
        ("GB 15577-2018", ["gb", "15577", "2018"]),
        ("3.5毫米", ["3.5", "毫米"]),
        ("第1.章", ["第", "1", "章"]),
        ("＊？［］（）AND ||", ["and"]),
        ("ｶﾞｽ", ["ガス"]),
        ("二〇二六年", ["二〇二六年"]),
        ("𠮷野家", ["𠮷野家"]),
        ("安全_生产", ["安全", "生产"]),
        ("😀 !!", []),
        ("\x00", []),
        ("", []),
    ],
)
def test_text_becomes_runs(text, expected):
    assert words(text) == expected


def test_pairs_overlap_and_a_lone_character_stays():
    assert pairs("粉尘防爆") == ["粉尘", "尘防", "防爆"]
    assert pairs("尘") == ["尘"]


def test_grams_keep_places_and_add_every_character_once():
    assert grams("粉尘防 KN95 尘") == ["粉尘", "尘防", "kn95", "尘", "粉", "尘", "防"]


def test_two_runs_never_read_as_one_chain():
    assert grams("粉尘，尘肺")[:3] == ["粉尘", "|", "尘肺"]


@given(st.text())
def test_any_text_becomes_words_that_fold_to_themselves(text):
    for term in terms(text):
        assert fold(term.text) == term.text
        assert term.grams
        assert all(" " not in gram for gram in term.grams)
