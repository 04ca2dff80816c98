"""Served drift as a table for people."""

from collections.abc import Iterator

from rich.box import SIMPLE
from rich.table import Table

from domain.model.drift.report import DriftReport
from domain.model.drift.served import ServedDrift, Traffic
from domain.model.evaluation.metric import percent
from entrypoints.retraining.tables import as_text

_WIDTH = 100  # columns


def drift_table(drift: ServedDrift) -> str:
    """The measures, the shares behind them, and the finding in a sentence."""
    return "\n".join(_lines(drift))


def _lines(drift: ServedDrift) -> Iterator[str]:
    yield _traffic_words(drift.traffic)
    if isinstance(drift.found, DriftReport):
        yield as_text(_table(drift.found), width=_WIDTH)
    for where, side in (("served", drift.served), ("its holdout", drift.held_out)):
        if side is not None:
            yield (
                f"{where}: {percent(side.good)} of {side.rows} texts good,"
                f" mean confidence {side.confidence:.3f}"
            )
    yield drift.found.words


def _table(found: DriftReport) -> Table:
    table = Table("measure", "statistic", "value", "p", "strong", box=SIMPLE)
    for comparison in found.comparisons:
        for each in comparison.measures:
            strong = "STRONG" if each.strong else ""
            table.add_row(
                each.name, each.statistic, f"{each.value:.3f}", f"{each.p_value:.2g}", strong
            )
    return table


def _traffic_words(traffic: Traffic) -> str:
    span = f"{traffic.since:%Y-%m-%d %H:%M} to {traffic.until:%Y-%m-%d %H:%M} UTC"
    words = f"{span}: {traffic.answers} answers, {traffic.texts} distinct texts compared"
    if traffic.other_models:
        words += f"; {traffic.other_models} answers of other models left out"
    if traffic.unreadable:
        words += f"; {traffic.unreadable} lines unreadable"
    return words
