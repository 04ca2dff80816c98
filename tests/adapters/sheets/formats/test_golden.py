"""Each format as a file that was read and found right; its columns are those of the platform."""

from dataclasses import replace
from pathlib import Path

import pytest

from domain.model.creative.platforms.all_platforms import PLATFORMS, X
from tests.fakes.sheets_read_back import CHOOSE, file_of, rows_of
from tests.fakes.written import MUG, written

GOLDEN = Path(__file__).with_name("golden")
PLAIN = replace(MUG, id="2", title='Cup, 12" tall', url=None, category=None, brand=None)
OF_TWO = {"google-ads": 2, "meta-ads": 2, "pinterest": 2, "wide": 2, "long": 2, "jsonl": 2}
FILES = [
    ("long", ".csv"), ("long", ".json"), ("wide", ".csv"), ("google-ads", ".csv"),
    ("merchant", ".tsv"), ("merchant", ".csv"), ("meta", ".csv"), ("meta-ads", ".csv"),
    ("pinterest", ".csv"), ("jsonl", ".jsonl"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "ending"), FILES)
def test_a_file_is_what_it_was_found_right_as(tmp_path: Path, name: str, ending: str) -> None:
    platforms = CHOOSE(name, f"out{ending}").platforms or (PLATFORMS["facebook"], X)
    products = [
        written(product, platforms, variants=OF_TWO.get(name, 1), number=number)
        for number, product in enumerate((MUG, replace(PLAIN, url="https://shop.example/cup")), 1)
    ]
    path = file_of(tmp_path, name, ending, products)
    assert path.read_text(encoding="utf-8") == (GOLDEN / f"{name}{ending}").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize(("name", "ending"), [("long", ".csv"), ("wide", ".csv"), ("meta", ".csv")])
def test_a_workbook_has_the_same_rows(tmp_path: Path, name: str, ending: str) -> None:
    products = [
        written(product, CHOOSE(name, "out.csv").platforms or (X,)) for product in (MUG, PLAIN)
    ]
    in_excel = rows_of(file_of(tmp_path, name, ".xlsx", products))
    in_csv = rows_of(file_of(tmp_path, name, ending, products))
    assert [list(row) for row in in_excel] == [list(row) for row in in_csv]
    as_text = [{key: _as_csv(cell) for key, cell in row.items()} for row in in_excel]
    assert as_text == in_csv


def _as_csv(cell: object) -> str:
    return str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell)


def test_a_workbook_of_the_same_rows_has_the_same_bytes(tmp_path: Path) -> None:
    first = file_of(tmp_path, "long", ".xlsx", [written()]).read_bytes()
    assert file_of(tmp_path, "long", ".xlsx", [written()]).read_bytes() == first
