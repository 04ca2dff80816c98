"""The small feeds of the tests as tables, read without the forms that files have."""

import csv
import io
import json
from pathlib import Path
from typing import Any

from tests.fakes.table import StatedTable

FILES = Path(__file__).parents[1] / "adapters" / "feeds" / "files"


def small_table(name: str) -> StatedTable:
    """Of a CSV or TSV file with a header in its first row, or a JSON list, in UTF-8."""
    text = (FILES / name).read_text(encoding="utf-8")
    if name.endswith(".json"):
        return StatedTable(json.loads(text))
    delimiter = "\t" if name.endswith(".tsv") else ","
    kept = "\n".join(line for line in text.split("\n") if not line.startswith("#"))
    rows: list[dict[str, Any]] = list(csv.DictReader(io.StringIO(kept), delimiter=delimiter))
    return StatedTable(rows)
