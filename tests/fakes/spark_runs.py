"""Orders of tables of creatives, and what a run wrote."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset
import pyarrow.parquet

from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.platforms.all_platforms import AMAZON_SB, X
from entrypoints.creatives.order import Defaults
from entrypoints.spark.job import TableOrder

CAMPAIGN = Campaign(platforms=(X, AMAZON_SB), variants=2)
DEFAULTS = Defaults(seed=None, currency="USD", brand="Acme", url=None)


def desks(count: int, *, bad: Sequence[int] = ()) -> list[dict[str, Any]]:
    """Desks; ``bad`` ones have no title."""
    return [
        {
            "id": number,
            "title": None if number in bad else f"Oak Desk {number}",
            "description": f"A sturdy desk of solid oak, {100 + number} cm wide. Easy to clean.",
            "price": None if number % 3 else 24.5 + number,
            "brand": "Nordmann" if number % 2 else None,
            "in_stock": number % 2 == 0,
            "tags": ["oak", "office"],
        }
        for number in range(count)
    ]


def write_parquet(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    pyarrow.parquet.write_table(pa.Table.from_pylist(list(rows)), path)
    return path


def order(source: Path, target: Path, **changed: Any) -> TableOrder:
    wanted: dict[str, Any] = {
        "form": None,
        "reader_options": {},
        "mapping": None,
        "campaign": CAMPAIGN,
        "defaults": DEFAULTS,
        "rows_of_part": 1_000,
        **changed,
    }
    return TableOrder(source=str(source), target=str(target), **wanted)


def written(target: Path) -> list[dict[str, Any]]:
    """All rows of a table by platform, in no order."""
    table = pyarrow.dataset.dataset(
        str(target), partitioning="hive", ignore_prefixes=["_", "."]
    ).to_table()
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows


def counted(rows: Iterable[Mapping[str, Any]]) -> Counter[str]:
    """Rows that can be compared whatever their order; blank cells are missing ones."""
    return Counter(
        json.dumps({k: v for k, v in row.items() if v not in (None, "")}, sort_keys=True)
        for row in rows
    )
