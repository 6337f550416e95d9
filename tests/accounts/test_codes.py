"""统一社会信用代码: published and computed vectors, and what must be refused."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import assume, given
from hypothesis import strategies as st

from accounts.codes import ALPHABET, check_digit, clean_credit_code, clean_union_code
from accounts.validators import plain

VALID = ["91350100M000100Y43", "81510800MC00000122", "89510800MC00000204", "91510800MA00000156"]
REGION = st.text("0123456789", min_size=6, max_size=6)
PART = st.text(ALPHABET, min_size=9, max_size=9)


@st.composite
def codes(draw) -> str:
    first = draw(st.text(ALPHABET, min_size=2, max_size=2)) + draw(REGION) + draw(PART)
    return first + check_digit(first)


@pytest.mark.parametrize("code", VALID)
def test_vectors_are_valid(code):
    assert clean_credit_code(code) == code


@pytest.mark.parametrize("code", ["81510800MC00000122", "89510800MC00000204"])
def test_union_codes_begin_with_81_or_89(code):
    assert clean_union_code(code) == code


@pytest.mark.parametrize("code", ["91350100M000100Y43", "91510800MA00000156"])
def test_employer_s_code_is_no_union_code(code):
    with pytest.raises(ValidationError, match="81 或 89") as refusal:
        clean_union_code(code)
    assert refusal.value.code == "credit_code"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("9135010", "18 位"),
        ("91350100M000100Y433", "18 位"),
        ("9135010OM000100Y43", "“O”"),
        ("91350I00M000100Y43", "“I”"),
        ("9135010广M000100Y43"[:18], "“广”"),
        ("9135A100M000100Y43", "第 3 至 8 位"),
        ("91350100M000100Y44", "最后一位"),
    ],
)
def test_bad_input_gets_a_sentence(typed, sentence):
    with pytest.raises(ValidationError) as refusal:
        clean_credit_code(typed)
    assert sentence in refusal.value.messages[0]


@pytest.mark.parametrize(
    "typed",
    [
        "91350100m000100y43",
        "９１３５０１００Ｍ０００１００Ｙ４３",
        " 9135 0100 M000 100Y 43\n",
        "91350100-M000100Y4-3",
        "\ufeff91350100M000100Y43\u200b",
        "91350100　M000100Y43",
    ],
)
def test_usual_ways_of_writing_are_understood(typed):
    assert clean_credit_code(typed) == "91350100M000100Y43"


@given(codes())
def test_computed_codes_are_valid_however_they_are_written(code):
    wide = "".join(chr(ord(character) + 0xFEE0) for character in code)
    for typed in (code, code.lower(), wide, wide.lower(), " ".join(code)):
        assert clean_credit_code(typed) == code


@given(codes(), st.integers(0, 17), st.characters(codec="utf-8"))
def test_every_single_change_is_refused(code, place, other):
    typed = code[:place] + other + code[place + 1 :]
    assume(plain(typed).upper() != code)
    with pytest.raises(ValidationError):
        clean_credit_code(typed)


@pytest.mark.parametrize("code", VALID)
def test_every_single_change_of_the_vectors_is_refused(code):
    for place in range(18):
        for other in set(ALPHABET) - {code[place]}:
            with pytest.raises(ValidationError):
                clean_credit_code(code[:place] + other + code[place + 1 :])


def test_nothing_typed_stays_nothing():
    assert clean_credit_code(" ") == clean_union_code("") == ""
