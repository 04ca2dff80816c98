"""Put an earlier champion back."""

import sys
from typing import Annotated

import typer

from entrypoints.cli import login_name, run
from entrypoints.logging.logs import configure_logging
from entrypoints.retraining import pipeline
from entrypoints.retraining.prefect_flows import deployable
from entrypoints.settings.settings import load_settings


@deployable
def rollback(
    why: Annotated[str, typer.Option(help="The reason, for the history.")],
    to: Annotated[int | None, typer.Option(min=1, help="Version; else the one before.")] = None,
    who: Annotated[str | None, typer.Option(help="Who decides; else the login name.")] = None,
) -> dict[str, object]:
    """Put the previous champion back, or the version named with --to; serving follows.

    The version's bundle is verified before anything changes, and the decision is recorded.
    """
    settings = load_settings()
    configure_logging(settings.logging)
    who = login_name() if who is None else who
    entry = pipeline.roll_back(settings, to=to, who=who, why=why)
    done = "Done already, and recorded now: " if entry["done_already"] else ""
    print(
        f"{done}version {entry['restored_version']} is the champion again, "
        f"instead of version {entry['champion_version']}.",
        file=sys.stderr,
    )
    return entry


if __name__ == "__main__":
    run(rollback)
