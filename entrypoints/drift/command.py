"""The command of scripts/drift.py."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic_core import to_jsonable_python

from domain.model.drift.measures import DriftAction
from entrypoints.bootstrap.training import build_measure_served_drift, now
from entrypoints.drift.gauges import write_gauges
from entrypoints.drift.table import drift_table
from entrypoints.logging.logs import configure_logging
from entrypoints.retraining.prefect_flows import deployable
from entrypoints.settings.settings import load_settings

STRONG_DRIFT = 3
_DAYS = 7.0


@deployable
def drift(
    since: Annotated[
        str | None, typer.Option(help="First day or moment, such as 2026-01-31 or …T08:00; UTC.")
    ] = None,
    days: Annotated[
        float | None, typer.Option(min=0.01, max=3_650, help=f"Or so many. Default: {_DAYS:g}.")
    ] = None,
    directory: Annotated[
        Path | None, typer.Option(help="Of the log; else inference_log.directory.")
    ] = None,
    textfile: Annotated[
        Path | None, typer.Option(help="Gauges for node_exporter: a file that ends in .prom.")
    ] = None,
    *,
    all_models: Annotated[
        bool, typer.Option("--all-models", help="Count answers of other models, too.")
    ] = False,
) -> dict[str, Any]:
    """Compare what the inference service was asked with the rows its champion was trained on.

    The table goes to standard error. The exit code is 3 when drift is strong and drift.action is
    stop.
    """
    settings = load_settings()
    configure_logging(settings.logging)
    until = now()
    begin = _begin(until, since, days)
    log = directory or settings.inference_log.directory
    if log is None:
        raise typer.BadParameter(
            "name the log: --directory, or the setting inference_log.directory"
        )
    if textfile is not None and textfile.suffix != ".prom":
        raise typer.BadParameter("--textfile must end in .prom: node_exporter reads no other")
    measure = build_measure_served_drift(settings, log)
    found = measure(begin, until, all_models=all_models)
    if textfile is not None:
        write_gauges(found, textfile)
    print(drift_table(found), file=sys.stderr)  # noqa: T201 - a program's result, for people
    stops = bool(found.strong) and settings.drift.action is DriftAction.STOP
    result: dict[str, Any] = to_jsonable_python(found, inf_nan_mode="null")
    return {**result, "words": found.found.words, "strong": found.strong, "stops": stops}


def exit_code(result: dict[str, Any]) -> int:
    """3 where drift is strong, and the settings stop then."""
    return STRONG_DRIFT if result["stops"] else 0


def _begin(until: datetime, since: str | None, days: float | None) -> datetime:
    if since is None:
        return until - timedelta(days=_DAYS if days is None else days)
    if days is not None:
        raise typer.BadParameter("give --since or --days, not both")
    try:
        moment = datetime.fromisoformat(since)
    except ValueError as error:
        raise typer.BadParameter(f"--since {since!r} is no day or moment: {error}") from error
    begin = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if begin >= until:
        raise typer.BadParameter(f"--since {since!r} is not in the past")
    return begin
