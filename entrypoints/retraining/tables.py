"""Tables as plain text, for logs and terminals alike; and the one of past decisions."""

import io
from collections.abc import Sequence
from datetime import datetime

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from domain.model.evaluation.metric import Metric
from domain.model.promotion.decision import PromotionDecision
from domain.model.promotion.metrics import CHALLENGER_ACCURACY, CHAMPION_ACCURACY, P_VALUE
from entrypoints.retraining.pipeline import Json

_WIDTH = 120  # columns


def decision_table(entries: Sequence[Json]) -> str:
    """One row per decision, as ``pipeline.history`` gives them."""
    if not entries:
        return "No decision so far; scripts/retrain.py makes the first."
    table = Table(
        *("when (UTC)", "version", "data", "challenger", "champion", "p", "outcome", "reason"),
        box=SIMPLE,
    )
    for entry in entries:
        table.add_row(
            f"{datetime.fromisoformat(entry['decided_at']):%Y-%m-%d %H:%M}",
            "" if entry["version"] is None else str(entry["version"]),
            f"v{entry['dataset_version']}",
            _shown(CHALLENGER_ACCURACY, entry["challenger_accuracy"]),
            _shown(CHAMPION_ACCURACY, entry["champion_accuracy"]),
            _shown(P_VALUE, entry["p_value"]),
            entry["outcome"] if entry["finished"] else f"{entry['outcome']}, unfinished",
            _reason(entry),
        )
    return as_text(table, width=_WIDTH)


def _shown(metric: Metric[PromotionDecision], value: float | None) -> str:
    return "" if value is None else metric.form(value)


def _reason(entry: Json) -> str:
    if entry["restored_version"] is None:
        return str(entry["reason"])
    back, gone = entry["restored_version"], entry["champion_version"]
    return f"version {back} for version {gone}, by {entry['who']}: {entry['reason']}"


def as_text(table: Table, *, width: int) -> str:
    """Lines of at most ``width`` columns, without colours and trailing spaces."""
    paper = io.StringIO()
    Console(file=paper, width=width, markup=False, emoji=False, highlight=False).print(table)
    return "\n".join(line.rstrip() for line in paper.getvalue().splitlines())
