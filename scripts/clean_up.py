"""Remove the weights of models that were not promoted, as every cycle does at its end."""

import sys
from typing import Annotated

import typer

from entrypoints.cli import run
from entrypoints.logging.logs import configure_logging
from entrypoints.retraining import pipeline
from entrypoints.settings.settings import load_settings


def clean_up(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
) -> dict[str, object]:
    """Remove what models.keep_runs lets go: weights that no kept version and no newest run needs.

    Reports, metrics and manifests stay, and so do the decisions.
    """
    settings = load_settings()
    configure_logging(settings.logging)
    removed = pipeline.clean_up(settings, dry_run=dry_run)
    size = sum(each["bytes"] for each in removed)
    would = "would go" if dry_run else "gone"
    print(f"{size / 1e6:,.0f} MB in {len(removed)} places {would}.", file=sys.stderr)
    return {"removed": [] if dry_run else removed, "would_remove": removed if dry_run else []}


if __name__ == "__main__":
    run(clean_up)
