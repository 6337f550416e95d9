"""What leaves as a workbook: reasons a cell, no formulas, readable again."""

from __future__ import annotations

import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.models import Entry
from rosters.workbooks.errors import errors_workbook
from rosters.workbooks.safe import safe
from rosters.workbooks.template import template_workbook
from tests.rosters.books import TITLES, number, person, text, workbook
from tests.rosters.working import preview, told

STARTS = ["=", "+", "-", "@", "|", "%", "\t", "\r", "＝", "＋", "－", "＠"]
ATTACKS = [
    "1+1", "cmd|' /C calc'!A0", "SUM(A1:A9)", 'HYPERLINK("http://127.0.0.1/","x")',
]  # fmt: skip
PAYLOADS = [start + attack for start in STARTS for attack in ATTACKS]
LOOKS = ("=", "+", "-", "@", "|", "%", "\t", "\r", "＝", "＋", "－", "＠")


def test_there_are_enough_payloads():
    assert len(PAYLOADS) >= 40


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payload_becomes_text(payload):
    assert safe(payload) == f"'{payload}"


@given(st.text(max_size=40))
def test_no_text_at_all_begins_like_a_formula(given_text):
    assert not safe(given_text).startswith(LOOKS)


@pytest.mark.django_db
@pytest.mark.parametrize("column", range(len(TITLES)))
def test_no_column_of_the_errors_holds_a_formula(column, tree, county_officer):
    rows = []
    for place, payload in enumerate(PAYLOADS, 1):
        row = [str(cell) for cell in person(place)]
        row[1], row[column] = "5.10802E+17", payload.strip()
        rows.append(row)
    data = text([[f'"{str(cell).replace(chr(34), chr(34) * 2)}"' for cell in row] for row in rows])
    roster = preview(data, tree.company, county_officer, "表.csv")
    assert told(roster)["error"] == len(PAYLOADS)
    with errors_workbook(roster) as stream:
        sheet = openpyxl.load_workbook(stream).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [cell.value for cell in cells if cell.data_type == "s" and cell.value.startswith(LOOKS)] == []


@pytest.mark.django_db
def test_errors_come_back_with_a_reason_a_cell_and_can_be_mended(tree, county_officer, client_for):
    roster = preview(workbook([person(1), person(2, number="5.10802E+17")]), tree.company, county_officer)
    answer = client_for(county_officer).get(f"/people/rosters/{roster.pk}/errors.xlsx")
    data = b"".join(answer.streaming_content)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert [cell.value for cell in sheet[1]][:2] == ["姓名", "证件号"]
    wrong = sheet["B2"]
    assert (wrong.value, wrong.fill.fgColor.rgb) == ("5.10802E+17", "FFFCEEEC")
    assert "设为文本" in wrong.comment.text
    assert "设为文本" in sheet.cell(2, sheet.max_column).value
    assert Entry.objects.filter(action="roster.errors", by=county_officer.pk).count() == 1
    sheet["B2"] = number(2)
    stream = io.BytesIO()
    sheet.parent.save(stream)
    assert told(preview(stream.getvalue(), tree.company, county_officer))["new"] == 1


@pytest.mark.django_db
def test_template_is_a_roster_that_we_read(tree, county_officer):
    book = openpyxl.load_workbook(io.BytesIO(template_workbook()))
    sheet = book.worksheets[0]
    for place, cell in enumerate(
        ["王建军", number(1), "", "19900000001", "男", "甲厂工会", "", "农民工", "2020-01-31"], 1
    ):
        sheet.cell(2, place).value = cell or None
    stream = io.BytesIO()
    book.save(stream)
    roster = preview(stream.getvalue(), tree.company, county_officer)
    assert (told(roster)["new"], len(roster.columns)) == (1, 9)
