"""CSV for people's spreadsheets runs nothing, and CSV for platforms is as it is."""

import csv
import io

import pytest

from adapters.sheets.containers.separated import Separated
from tests.fakes.spreadsheet_cells import CELLS

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


@pytest.mark.parametrize("cell", CELLS)
def test_a_platform_gets_the_text_as_it_is(cell: str) -> None:
    form = Separated(delimiter=",", is_verbatim=True)
    [[shown]] = csv.reader(io.StringIO(form.part(["a"], [{"a": cell}]).decode(), newline=""))
    assert shown == cell


def test_the_byte_order_mark_stands_once_at_the_begin() -> None:
    form = Separated(delimiter=";", is_verbatim=False, byte_order_mark=True)
    whole = form.head(["a", "b"]) + form.part(["a", "b"], [{"a": "x"}])
    assert whole == b'\xef\xbb\xbf"a";"b"\r\n"x";""\r\n'
