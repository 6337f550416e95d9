"""The corpus of files that are refused, and whole files in every shape that offices make."""

from __future__ import annotations

import datetime

import pytest
from django.utils import translation

from rosters import refusals
from rosters.reading.process import read, reason
from rosters.reading.refusals import Refused
from tests.rosters.books import TITLES, number, person, text, workbook
from tests.rosters.hostile import CORPUS, GOOD, SENTENCES, lying_dimension
from tests.rosters.wrong_cells import WRONG


def read_all(data: bytes, tmp_path, **order) -> tuple[dict, list[list], dict]:
    """(what was found, rows, end)."""
    path = tmp_path / "roster"
    path.write_bytes(data)
    messages = list(read(str(path), **order))
    rows = [row for message in messages for row in message.get("rows", [])]
    return messages[0]["table"], rows, messages[-1].get("end", {})


@pytest.mark.parametrize("name", [name for name, (code, _data) in CORPUS.items() if code != "no_rows"])
def test_file_is_refused_with_its_sentence(name, tmp_path):
    code, data = CORPUS[name]
    with pytest.raises(Refused) as caught:
        read_all(data, tmp_path)
    assert caught.value.code == code
    with translation.override("zh-hans"):
        assert SENTENCES[code] in refusals.sentence(code, caught.value.facts)
    with translation.override("en"):
        assert refusals.sentence(code, caught.value.facts).endswith(".")


def test_corpus_is_large_enough():
    assert len(CORPUS) >= 50
    assert len(WRONG) >= 35


def test_workbook_that_lies_about_its_size_is_read(tmp_path):
    assert len(read_all(lying_dimension(), tmp_path)[1]) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_read_in_every_encoding(encoding, tmp_path):
    _table, rows, end = read_all(text([person(1), person(2, "欧阳·𬱖")], encoding=encoding), tmp_path)
    assert [cells[0] for _number, cells in rows] == [person(1)[0], "欧阳·𬱖"]
    assert end["rows"] == 2


@pytest.mark.parametrize("separator", ["\t", ";", "，", "|"])
def test_text_is_read_with_every_separator(separator, tmp_path):
    assert len(read_all(text([person(1)], separator=separator), tmp_path)[1]) == 1


def test_titles_above_and_headings_over_two_lines_are_understood(tmp_path):
    titles = [
        ["2026 年会员名册"],
        ["填报单位：甲厂"],
        ["姓名", "证件", "", "联系方式", ""],
        ["", "身份证号码（必填）", "性别", "手机", "备注"],
    ]
    data = workbook([*titles, ["王建军", number(1), "男", 19900000001, ""]], titles=None)
    table, rows, _end = read_all(data, tmp_path)
    assert table["columns"] == {"name": 0, "number": 1, "gender": 2, "phone": 3}
    assert rows == [[5, ["王建军", number(1), "男", 19900000001]]]


def test_hidden_rows_and_columns_are_read_and_told(tmp_path):
    def edit(_book, sheet):
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(3, 3, None, None, {"hidden": True})

    table, rows, end = read_all(workbook([person(1), person(2), person(3)], edit=edit), tmp_path)
    assert len(rows) == 3
    assert (table["hidden_columns"], end["hidden_rows"]) == ([3], [1, [3]])


def test_visible_column_goes_before_a_hidden_one_of_the_same_meaning(tmp_path):
    def edit(_book, sheet):
        sheet.set_column(3, 3, None, None, {"hidden": True})
        sheet.write(0, 8, "联系电话")
        sheet.write(1, 8, "19911111111")

    table, rows, _end = read_all(workbook([person(1)], edit=edit), tmp_path)
    assert (table["columns"]["phone"], table["doubles"]) == (8, [3])


def test_cells_merged_downwards_are_filled(tmp_path):
    def edit(_book, sheet):
        sheet.merge_range(1, 4, 3, 4, "甲厂工会")

    rows = read_all(workbook([person(n, union="") for n in (1, 2, 3)], edit=edit), tmp_path)[1]
    assert [cells[4] for _number, cells in rows] == ["甲厂工会"] * 3


def test_sums_signatures_and_repeated_headings_are_no_people(tmp_path):
    data = workbook([person(1), TITLES, person(2), ["合计", "", 2], ["填表人：李"]])
    _table, rows, end = read_all(data, tmp_path)
    assert [position for position, _cells in rows] == [2, 4]
    assert (end["footers"], end["repeated"]) == ([2, [5, 6]], [1, [3]])


def test_first_sheet_that_looks_like_a_roster_is_read(tmp_path):
    data = workbook([["说明", "请先看"]], titles=None, edit=lambda book, sheet: fill(book.add_worksheet("二月")))
    table, rows, _end = read_all(data, tmp_path)
    assert (table["sheet"], table["other_sheets"], len(rows)) == ("二月", ["名册"], 1)


def fill(sheet) -> None:
    for line, row in enumerate([TITLES, person(1)]):
        sheet.write_row(line, 0, row)


def test_formulas_dates_and_long_numbers_are_told_apart(tmp_path):
    def edit(book, sheet):
        sheet.write_formula(1, 1, '="5108"&"02"', None, number(1))
        sheet.write_datetime(1, 6, datetime.date(2020, 3, 1), book.add_format({"num_format": "yyyy-mm-dd"}))

    cells = read_all(workbook([person(1, phone=1.99e10, joined_on="")], edit=edit), tmp_path)[1][0][1]
    assert cells[1] == {"f": number(1)}
    assert cells[3] == 19900000000
    assert cells[6] == {"d": "2020-03-01"}


def test_unknown_headings_ask_for_an_officer(tmp_path):
    table, rows, _end = read_all(workbook([["王", number(1)]], titles=["甲列", "乙列"]), tmp_path)
    assert (table["is_sure"], rows, table["titles"]) == (False, [], ["甲列", "乙列"])


def test_officer_names_the_columns(tmp_path):
    order = {"columns": {"name": 1, "number": 0}, "line": 0, "titles": ["甲列", "乙列"]}
    data = workbook([[number(1), "王"]], titles=["甲列", "乙列"])
    assert read_all(data, tmp_path, **order)[1] == [[2, ["王", number(1)]]]


def test_reader_that_needs_too_much_memory_is_ended(tmp_path, settings):
    settings.ROSTERS = {"memory": 80 * 1024 * 1024}
    data = ("姓名,身份证号\n" + f"王,{'1' * 2000}\n" * 8000).encode()
    with pytest.raises(Refused) as caught:
        read_all(data, tmp_path)
    assert caught.value.code == "too_large"


def test_reader_that_takes_too_long_is_ended(tmp_path, settings):
    settings.ROSTERS = {"seconds": 0}
    with pytest.raises(Refused) as caught:
        read_all(GOOD, tmp_path)
    assert caught.value.code == "too_slow"


@pytest.mark.parametrize(("status", "code"), [(-6, "too_large"), (-11, "too_large"), (-24, "too_slow"), (1, "damaged")])
def test_reader_that_went_without_a_word_has_a_sentence(status, code):
    assert reason(status) == code
