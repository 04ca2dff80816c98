"""Whatever stands in a product or its copy, files read back as the same text."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors.catalog import InvalidProduct
from domain.model.creative.platforms.all_platforms import FACEBOOK, X
from tests.fakes.sheets_read_back import CHOOSE, file_of, rows_of
from tests.fakes.written import MUG, written

# What products and copy may have: no controls but line breaks and tabs, no lone surrogates.
TEXT = st.text(
    st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\r\n\t\"',;=+-@\u2028\u0600"),
    max_size=20,
)
FORMATS = [
    ("long", ".csv"), ("long", ".tsv"), ("long", ".json"), ("long", ".jsonl"), ("long", ".xlsx"),
    ("wide", ".csv"), ("wide", ".xlsx"), ("google-ads", ".csv"), ("google-ads", ".tsv"),
    ("merchant", ".tsv"), ("merchant", ".csv"), ("merchant", ".txt"), ("meta", ".csv"),
    ("meta", ".xlsx"), ("meta-ads", ".csv"), ("pinterest", ".csv"),
]  # fmt: skip
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@pytest.mark.parametrize(("name", "ending"), FORMATS)
@given(start=TEXT, identity=TEXT, title=TEXT)
def test_every_text_reads_back(
    name: str, ending: str, start: str, identity: str, title: str
) -> None:
    try:
        product = replace(MUG, id=identity or "1", title=title or "Mug")
    except InvalidProduct:  # nothing to see in it
        product = MUG
    kind = CHOOSE(name, f"out{ending}")
    platforms = kind.platforms or (X, FACEBOOK)
    one = written(product, platforms, variants=kind.most_variants % 10 or 2, start=start)
    with TemporaryDirectory() as directory:
        rows = rows_of(file_of(Path(directory), name, ending, [one, one]))
    cells = [str(cell) for row in rows for cell in row.values()]
    is_guarded = name in ("long", "wide") and ending in (".csv", ".tsv")
    for copy in one.creative.platforms:
        for variant in copy.variants:
            for text in variant.texts:
                if text.field.name != "promotion_title":
                    assert cells.count(_cell(text.text, is_guarded=is_guarded)) == 2
    if name != "meta-ads":
        assert all(
            _cell(product.id, is_guarded=is_guarded) in map(str, row.values()) for row in rows
        )


def _cell(text: str, *, is_guarded: bool) -> str:
    return f"'{text}" if is_guarded and text.startswith(STARTS) else text
