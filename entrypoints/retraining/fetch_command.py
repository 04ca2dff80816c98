"""The command of scripts/fetch_champion.py."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from entrypoints.logging.logs import configure_logging
from entrypoints.retraining.fetching import fetch_champion as fetch
from entrypoints.retraining.fetching import follow_champion
from entrypoints.settings.settings import load_settings

_DIRECTORY = "Directory for the bundle; else best_model in models.directory."
_WATCH = "Go on, and look again after so many seconds, until SIGTERM."


def fetch_champion(
    directory: Annotated[Path | None, typer.Argument(help=_DIRECTORY)] = None,
    watch: Annotated[
        float | None, typer.Option(min=1, max=86_400, metavar="SECONDS", help=_WATCH)
    ] = None,
) -> dict[str, object] | None:
    """Fetch the bundle of the registry's champion into a directory, verified and whole.

    A bundle that is there already stays; another one is replaced. Nothing in the registry changes.
    """
    settings = load_settings()
    configure_logging(settings.logging)
    if watch is not None:
        follow_champion(settings, directory, seconds=watch)
        return None
    done = fetch(settings, directory)
    where = "is now in" if done["fetched"] else "was already in"
    said = f"Version {done['model_version']} {where} {done['directory']}."
    print(said, file=sys.stderr)  # noqa: T201 - a program's result, for people
    return done
