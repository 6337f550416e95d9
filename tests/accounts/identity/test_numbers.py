"""GB 11643 and the ways in which people and spreadsheets spoil a number. Vectors: computed, sequence 000."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from accounts.enums import Gender, PaperKind
from accounts.identity.eighteen import check_character
from accounts.identity.numbers import (
    birth_on,
    check_stated,
    clean_paper,
    clean_resident_id,
    gender_of,
    warnings_about,
)
from tests.accounts.identity.factories import number_of

LEAP, OTHER, IMPOSSIBLE = "510802199202290008", "510824200012310008", "510802199002290003"
GROWN = st.dates(datetime.date(1920, 1, 1), datetime.date(2009, 1, 1))
REGIONS = st.from_regex(r"[1-8][0-9]{5}", fullmatch=True)


def code_of(function, *args, **kwargs) -> str:
    with pytest.raises(ValidationError) as refusal:
        function(*args, **kwargs)
    assert str(refusal.value.messages[0]).endswith(("。", "."))
    return refusal.value.code


@pytest.mark.parametrize("number", [LEAP, OTHER])
def test_the_vectors_of_the_domain_are_valid(number):
    assert clean_resident_id(number) == number


@pytest.mark.parametrize(
    "typed",
    [
        "５１０８０２１９９２０２２９０００８",
        " 510802 19920229 0008 ",
        "510802-19920229-0008",
        "'510802199202290008",
        "\u200b510802199202290008\ufeff",
        "510802　19920229　0008",
    ],
)
def test_the_usual_spellings_are_read(typed):
    assert clean_resident_id(typed) == LEAP


@pytest.mark.parametrize("last", ["x", "X", "ｘ", "Ｘ", "×", "Ⅹ"])
def test_every_x_is_the_capital_one(last):
    number = number_of("510802", datetime.date(1990, 1, 1), ends_with="X")
    assert clean_resident_id(number[:17] + last) == number


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        ("  \u3000", "empty"),
        ("5.10802E+17", "spreadsheet"),
        ("5.10802e+17", "spreadsheet"),
        ("５．１０８０２Ｅ＋１７", "spreadsheet"),
        ("5.1080219920229E+17", "spreadsheet"),
        ("510802199202290000.0", "spreadsheet"),
        ("510802199202290000", "spreadsheet"),
        ("510802920229001", "digits15"),
        ("51080219920229000", "length"),
        ("5108021992022900088", "length"),
        ("51080219920229000A", "characters"),
        ("X10802199202290008", "characters"),
        ("五一〇八〇二一九九二〇二二九〇〇", "length"),
        ("٥١٠٨٠٢١٩٩٢٠٢٢٩٠٠٠٨", "characters"),
        ("510802199202290007", "check_digit"),
        (IMPOSSIBLE, "birth_date"),
    ],
)
def test_each_error_has_its_own_code_and_sentence(typed, code):
    assert code_of(clean_resident_id, typed) == code


@pytest.mark.parametrize(
    ("birth", "code"),
    [("19001301", "birth_date"), ("18991231", "birth_date"), ("00000000", "birth_date"), ("29990101", "future")],
)
def test_a_right_check_character_does_not_make_a_date(birth, code):
    body = f"510802{birth}000"
    assert code_of(clean_resident_id, body + check_character(body)) == code


def test_a_worker_is_sixteen_on_her_birthday_and_not_the_day_before():
    today = timezone.localdate()
    sixteen = today.replace(year=today.year - 16, day=min(today.day, 28))
    assert clean_resident_id(number_of("510802", sixteen))
    young = number_of("510802", sixteen + datetime.timedelta(days=4))
    assert code_of(clean_resident_id, young) == "too_young"
    assert clean_resident_id(young, youngest=0) == young


def test_more_than_sixty_years_is_a_warning_and_no_refusal():
    number = number_of("510802", datetime.date(1950, 5, 1))
    assert clean_resident_id(number) == number
    assert [warning.code for warning in warnings_about(number, datetime.date(2011, 5, 1))] == ["old"]
    assert warnings_about(number, datetime.date(2011, 4, 30)) == []
    assert warnings_about("E12345678") == []


@settings(deadline=None)  # a busy machine is no failure
@given(region=REGIONS, birth=GROWN, sequence=st.integers(0, 999))
def test_any_region_day_and_sequence_with_its_check_character_is_read(region, birth, sequence):
    number = number_of(region, birth, sequence)
    assert clean_resident_id(number.lower()) == number
    assert birth_on(number) == birth
    assert gender_of(number) == (Gender.MALE if sequence % 2 else Gender.FEMALE)


@settings(deadline=None)  # a busy machine is no failure
@given(region=REGIONS, birth=GROWN, sequence=st.integers(1, 999), place=st.integers(0, 16), digit=st.integers(0, 9))
def test_one_wrong_digit_is_always_found(region, birth, sequence, place, digit):
    number = number_of(region, birth, sequence)
    assume(number[place] != str(digit))
    wrong = number[:place] + str(digit) + number[place + 1 :]
    assert code_of(clean_resident_id, wrong) in {"check_digit", "spreadsheet"}


@settings(deadline=None)  # a busy machine is no failure
@given(region=REGIONS, birth=GROWN, sequence=st.integers(1, 999), place=st.integers(0, 15))
def test_two_neighbours_changed_round_are_always_found(region, birth, sequence, place):
    number = number_of(region, birth, sequence)
    assume(number[place] != number[place + 1])
    wrong = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert code_of(clean_resident_id, wrong) in {"check_digit", "spreadsheet"}


@settings(deadline=None)  # a busy machine is no failure
@given(st.text(max_size=40))
def test_no_text_breaks_the_reading(typed):
    for kind in PaperKind.values:
        try:
            assert clean_paper(kind, clean_paper(kind, typed)) == clean_paper(kind, typed)
        except ValidationError as refusal:
            assert refusal.code  # noqa: PT017 (either way is right for any text)


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        (PaperKind.PASSPORT, " e1234 5678", "E12345678"),
        (PaperKind.MILITARY, "南字第０１２３４５６７号", "南字第01234567号"),
        (PaperKind.MILITARY, "南字01234567", "南字第01234567号"),
        (PaperKind.FOREIGN_PERMIT, "usa 1234 5678 9012", "USA123456789012"),
        (PaperKind.FOREIGN_PERMIT, number_of("911840", datetime.date(1980, 3, 4)), None),
        (PaperKind.HOME_PERMIT, number_of("810000", datetime.date(1980, 3, 4)), None),
        (PaperKind.HOME_PERMIT, number_of("830000", datetime.date(1980, 3, 4)), None),
    ],
)
def test_other_papers_are_read(kind, typed, stored):
    assert clean_paper(kind, typed) == (stored or typed)


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        ("unknown", "1", "kind"),
        (PaperKind.PASSPORT, "E-1", "passport"),
        (PaperKind.PASSPORT, "ABCDEF", "passport"),
        (PaperKind.PASSPORT, "1.2E+08", "spreadsheet"),
        (PaperKind.MILITARY, "南字第12号", "military"),
        (PaperKind.HOME_PERMIT, LEAP, "prefix"),
        (PaperKind.FOREIGN_PERMIT, LEAP, "foreign"),
        (PaperKind.RESIDENT, LEAP[:-1] + "7", "check_digit"),
    ],
)
def test_other_papers_are_refused_with_their_own_code(kind, typed, code):
    assert code_of(clean_paper, kind, typed) == code


def test_a_passport_states_neither_birth_nor_gender():
    assert (code_of(birth_on, "E12345678"), code_of(gender_of, "E12345678")) == ("no_birth", "no_gender")


def test_what_was_stated_must_be_what_the_number_says():
    check_stated(LEAP, birth=datetime.date(1992, 2, 29), gender=Gender.FEMALE)
    check_stated(LEAP, gender=Gender.UNSTATED)
    check_stated("E12345678", birth=datetime.date(1990, 1, 1), gender=Gender.MALE)
    with pytest.raises(ValidationError) as refusal:
        check_stated(LEAP, birth=datetime.date(1992, 2, 28), gender=Gender.MALE)
    codes = {field: errors[0].code for field, errors in refusal.value.error_dict.items()}
    assert codes == {"birth": "birth_differs", "gender": "gender_differs"}
