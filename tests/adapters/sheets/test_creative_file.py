"""Creatives as files: whole, one row a text, harmless in a spreadsheet."""

import csv
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.sheets.creative_file import write_creative_file
from domain.ports.product_sheet import CreativeWriter

from domain.errors.catalog import ResultNotWritten
from domain.errors.creative import NoCopyFits
from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.tone import Tone
from domain.model.creative.creative import Copy, Creative
from domain.model.creative.platforms.all_platforms import X
from domain.model.creative.variants.variant import FieldText, PlatformCopy, Variant
from domain.model.data.labelling import Label

WRITE: CreativeWriter = write_creative_file
TEXT = FieldText(
    field=X.fields[0], text="Mug,\nblue #Mug", length=15, template_id="t/a", hashtags=("#Mug",)
)
CREATIVE = Creative(
    copy=Copy(
        caption=TEXT,
        hashtags=("#Mug",),
        ad_copy=TEXT,
        platforms=(
            PlatformCopy(platform=X, variants=(Variant(tone=Tone.PLAIN, texts=(TEXT, TEXT)),)),
        ),
        sources=(),
        title="Mug",
        description="Blue.",
        language="en",
        missing=(),
        notes=(),
    ),
    quality=Label.GOOD,
    confidence=0.87654,
    needs_review=False,
    generated_at=datetime(2026, 1, 2, tzinfo=UTC),
    model_version=3,
    dataset_version=2,
    seed=7,
)
BRIEF = Brief(title="Mug", description="Blue.")
ROW = {
    "product": 1,
    "title": "Mug",
    "platform": "x",
    "variant": 1,
    "tone": "plain",
    "field": "post",
    "text": "Mug,\nblue #Mug",
    "count": 15,
    "limit": 280,
    "hashtags": "#Mug",
    "template_id": "t/a",
    "problem": None,
    "quality": "good",
    "confidence": 0.8765,
    "needs_review": False,
    "model_version": 3,
    "seed": 7,
}


def test_json_has_a_row_for_each_text(tmp_path: Path) -> None:
    WRITE(tmp_path / "new" / "out.json", [BRIEF], [CREATIVE])
    assert json.loads((tmp_path / "new" / "out.json").read_bytes()) == [ROW, ROW]


def test_csv_has_the_same_rows(tmp_path: Path) -> None:
    WRITE(tmp_path / "out.csv", [BRIEF], [CREATIVE])
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as sheet:
        rows = list(csv.DictReader(sheet))
    assert rows == [{name: "" if value is None else str(value) for name, value in ROW.items()}] * 2


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_a_cell_that_looks_like_a_formula_is_text(tmp_path: Path, start: str) -> None:
    risky = replace(BRIEF, title=f"{start}Mug") if start.strip() else BRIEF
    text = TEXT._replace(text=f"{start}HYPERLINK()")
    copy = PlatformCopy(platform=X, variants=(Variant(tone=Tone.PLAIN, texts=(text,)),))
    WRITE(
        tmp_path / "out.csv",
        [risky],
        [replace(CREATIVE, copy=replace(CREATIVE.copy, platforms=(copy,)))],
    )
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as sheet:
        [row] = csv.DictReader(sheet)
    assert row["text"] == f"'{start}HYPERLINK()"
    assert row["title"].startswith("'") == bool(start.strip())


def test_a_platform_without_copy_has_a_row_that_says_why(tmp_path: Path) -> None:
    copy = PlatformCopy(platform=X, variants=(), problem=NoCopyFits("x", "post", 0, 1))
    WRITE(
        tmp_path / "out.json",
        [BRIEF],
        [replace(CREATIVE, copy=replace(CREATIVE.copy, platforms=(copy,)))],
    )
    [row] = json.loads((tmp_path / "out.json").read_bytes())
    assert row.keys() == ROW.keys()
    assert (row["platform"], row["text"], row["problem"]) == ("x", None, str(copy.problem))


def test_what_stood_there_stands_when_the_file_cannot_be_written(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("mine")
    with pytest.raises(ResultNotWritten, match="cannot write"):
        WRITE(place / "out.csv", [BRIEF], [CREATIVE])
    assert place.read_text() == "mine"
