"""Each cell has its own sentence; what can be understood is understood."""

from __future__ import annotations

import pytest
from django.utils import translation

from rosters.cleaning.row import clean_row
from rosters.cleaning.unions import Places
from rosters.sentences import REASONS, reason
from tests.rosters.books import number
from tests.rosters.wrong_cells import WRONG

GOOD = {"name": "王建军", "number": number(11), "gender": "男", "phone": "19900000011", "union": "甲厂工会"}

WIDE = {ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789X"}


@pytest.fixture
def places(tree, county_officer):
    return Places(tree.company, county_officer)


def cleaned(places, **cells):
    return clean_row(2, {**GOOD, **cells}, places)


@pytest.mark.parametrize("name", WRONG)
def test_cell_is_refused_with_its_sentence(name, places):
    column, cell, code, words = WRONG[name]
    cell = {"f": cell} if code == "formula" else cell
    row = cleaned(places, **{column: cell})
    assert {key: problem[0] for key, problem in row.errors.items()} == {column: code}
    with translation.override("zh-hans"):
        assert words in str(reason(row.errors[column]).sentence)
    with translation.override("en"):
        assert str(reason(row.errors[column]).sentence).endswith(".")


def test_every_sentence_can_be_said_in_both_languages():
    facts = {"count": 1, "most": 2, "character": "x", "expected": "X", "date": "d", "row": 3, "name": "n", "says": 1}
    facts |= {"word": "w", "year": 1925}
    for language in ("en", "zh-hans"):
        with translation.override(language):
            assert all("%" not in str(reason([code, facts]).sentence) for code in REASONS)


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        ("number", number(11).translate(WIDE), number(11)),
        ("number", f"'{number(11)}", number(11)),
        ("number", f" {number(11)[:6]} {number(11)[6:]}", number(11)),
        ("number", "510802199202290008", "510802199202290008"),
        ("phone", "+86 199-0000-0011", "+8619900000011"),
        ("phone", 19900000011, "+8619900000011"),
        ("phone", "１９９０００００００１１"[:11], "+8619900000001"),
        ("name", "买买提•艾力", "买买提·艾力"),
        ("name", "王　建军", "王建军"),
        ("name", "𠮷田\u200b𬱖", "𠮷田𬱖"),
        ("name", "张 三", "张三"),
        ("joined_on", "2020/3/1", "2020-03-01"),
        ("joined_on", "2020年3月", "2020-03-01"),
        ("joined_on", 20200301, "2020-03-01"),
        ("joined_on", 43891, "2020-03-01"),
        ("joined_on", {"d": "2020-03-01"}, "2020-03-01"),
        ("category", "农民工、班组长", None),
    ],
)
def test_cell_is_understood(column, cell, value, places):
    cells = {"gender": "", column: cell}
    row = cleaned(places, **cells)
    assert row.errors == {}
    if column == "category":
        assert row.values["categories"] == ["migrant", "team_leader"]
    else:
        assert row.values[column] == value


def test_lower_case_x_is_understood(places):
    found = next(number(n) for n in range(1, 200) if number(n).endswith("X"))
    assert cleaned(places, number=found.lower(), gender="").values["number"] == found


def test_other_papers_have_their_own_rules(places):
    assert cleaned(places, paper_kind="护照", number="e12345678").values["number"] == "E12345678"
    assert cleaned(places, paper_kind="护照", number="护照").errors["number"][0] == "number_passport"
    assert cleaned(places, paper_kind="港澳台居民居住证").errors["number"][0] == "number_prefix"


def test_union_is_found_by_every_usual_name(places, tree):
    for name in ("甲厂工会", "甲厂", " 甲 厂 工会委员会", "company", ""):
        assert cleaned(places, union=name).values["union"] == tree.company.pk


def test_union_of_the_officers_part_but_not_of_the_roster_is_told_so(places):
    assert cleaned(places, union="甲矿工会").errors["union"][0] == "union_elsewhere"


def test_unknown_team_is_a_note_and_no_error(places, tree):
    row = cleaned(places, team="三班")
    assert (row.errors, row.values["union"], row.notes["team"][0]) == ({}, tree.company.pk, "team_unknown")
