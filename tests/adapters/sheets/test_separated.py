"""CSV for people's spreadsheets runs nothing, and CSV for platforms is as it is."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.sheets.containers.separated import Separated
from tests.fakes.spreadsheet_cells import CELLS, WITH_SEMICOLONS

LEADING = ["\ttab", "\rreturn", "\nline"]


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("cell", [*CELLS, *LEADING])
def test_a_cell_is_text_to_every_spreadsheet(separator: str, cell: str) -> None:
    form = Separated(delimiter=separator, is_verbatim=False)
    written = form.part(["a", "b"], [{"a": cell, "b": 5}]).decode()
    [[shown, number]] = csv.reader(io.StringIO(written, newline=""), delimiter=separator)
    assert shown == CELLS.get(cell, f"'{cell}")
    assert number == "5"
    assert written.startswith('"')
    assert written.endswith(f'"{separator}"5"\r\n')


@pytest.mark.parametrize("cell", WITH_SEMICOLONS)
@pytest.mark.parametrize("separator", [",", ";"])
def test_commas_part_cells_further_in_a_file_with_semicolons(separator: str, cell: str) -> None:
    form = Separated(delimiter=separator, is_verbatim=False)
    written = form.part(["a"], [{"a": cell}]).decode()
    [[shown]] = csv.reader(io.StringIO(written, newline=""), delimiter=separator)
    assert shown == (WITH_SEMICOLONS[cell] if separator == ";" else cell)


FORMULA = re.compile("[\\s\u200b]*[=+\\-@\uff1d\uff0b\uff0d\uff20]")
CELL = st.text("=-@\uff0b;,\t\r\n \"'a\u200b\u00a0", max_size=9)


@given(row=st.lists(CELL, min_size=1, max_size=3), own=st.sampled_from(",;\t"))
def test_no_cell_is_a_formula_however_a_spreadsheet_parts_them(row: list[str], own: str) -> None:
    columns = "abc"[: len(row)]
    form = Separated(delimiter=own, is_verbatim=False)
    written = form.part(columns, [dict(zip(columns, row, strict=True))]).decode()
    for separator in ",;\t":
        read = csv.reader(io.StringIO(written, newline=""), delimiter=separator)
        assert [cell for line in read for cell in line if FORMULA.match(cell)] == []


@pytest.mark.parametrize("cell", CELLS)
def test_a_platform_gets_the_text_as_it_is(cell: str) -> None:
    form = Separated(delimiter=",", is_verbatim=True)
    [[shown]] = csv.reader(io.StringIO(form.part(["a"], [{"a": cell}]).decode(), newline=""))
    assert shown == cell


def test_the_byte_order_mark_stands_once_at_the_begin() -> None:
    form = Separated(delimiter=";", is_verbatim=False, byte_order_mark=True)
    whole = form.head(["a", "b"]) + form.part(["a", "b"], [{"a": "x"}])
    assert whole == b'\xef\xbb\xbf"a";"b"\r\n"x";""\r\n'
