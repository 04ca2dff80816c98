"""Show every decision about the champion so far."""

import sys
from typing import Annotated

import typer

from entrypoints.cli import run
from entrypoints.logging.logs import configure_logging
from entrypoints.retraining import pipeline
from entrypoints.retraining.tables import decision_table
from entrypoints.settings.settings import load_settings


def history(
    last: Annotated[int | None, typer.Option(min=1, help="Only so many, the newest.")] = None,
) -> list[dict[str, object]]:
    """Show every decision so far: promotions, models kept out, and rollbacks, oldest first.

    The table goes to standard error, the same as JSON to standard output.
    """
    settings = load_settings()
    configure_logging(settings.logging)
    entries = pipeline.history(settings)
    shown = entries if last is None else entries[-last:]
    print(decision_table(shown), file=sys.stderr)
    return shown


if __name__ == "__main__":
    run(history)
