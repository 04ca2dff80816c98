"""Problems and formulas in files that people open in a spreadsheet."""

from dataclasses import replace
from pathlib import Path

import pytest

from domain.model.creative.platforms.all_platforms import GOOGLE_RSA, X
from tests.fakes.sheets_read_back import file_of, rows_of
from tests.fakes.written import MUG, written


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
@pytest.mark.parametrize("name", ["long", "wide"])
def test_a_cell_that_looks_like_a_formula_is_text(tmp_path: Path, name: str, start: str) -> None:
    product = replace(MUG, title=f"{start}Mug", id=f"{start}1")
    [row] = rows_of(file_of(tmp_path, name, ".csv", [written(product, [X], start=start)]))
    assert row["text" if name == "long" else "x post variant 1"] == f"'{start}post 1 v1"
    assert (row["title"], row["id"]) == (f"'{start}Mug", f"'{start}1")


@pytest.mark.parametrize("ending", [".json", ".jsonl", ".xlsx"])
def test_where_nothing_runs_formulas_the_text_is_as_it_is(tmp_path: Path, ending: str) -> None:
    [row] = rows_of(file_of(tmp_path, "long", ending, [written(MUG, [X], start="=1+")]))
    assert row["text"] == "=1+post 1 v1"


def test_a_platform_without_copy_has_a_row_that_says_why(tmp_path: Path) -> None:
    product = written(MUG, [GOOGLE_RSA, X], without=[GOOGLE_RSA])
    none, post = rows_of(file_of(tmp_path, "long", ".json", [product]))
    problem = str(product.creative.platforms[0].problem)
    assert (none["platform"], none["text"], none["problem"]) == ("google_rsa", None, problem)
    assert (post["platform"], post["problem"]) == ("x", None)
    assert list(none) == list(post)


def test_a_wide_row_says_why_columns_are_empty(tmp_path: Path) -> None:
    product = written(MUG, [GOOGLE_RSA, X], without=[GOOGLE_RSA])
    [row] = rows_of(file_of(tmp_path, "wide", ".csv", [product]))
    assert row["problem"] == str(product.creative.platforms[0].problem)
    assert (row["google_rsa headline 15 variant 1"], row["x post variant 1"]) == ("", "post 1 v1")
