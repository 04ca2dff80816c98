"""Make a local MLflow database lead to where its artifacts are now."""

import sys

from entrypoints.cli import run
from entrypoints.logging.logs import configure_logging
from entrypoints.retraining import pipeline
from entrypoints.settings.settings import load_settings


def relocate_artifacts() -> None:
    """Make the database of tracking.uri lead to tracking.artifact_root.

    Only the locations in the database change; no file of an artifact is moved or written.
    """
    settings = load_settings()
    configure_logging(settings.logging)
    root = settings.tracking.artifact_root.resolve()
    before = pipeline.relocate_artifacts(settings)
    print(
        f"Artifacts are looked for in {root} now, instead of {before}."
        if before
        else f"Nothing to change: there is no local database that leads elsewhere than to {root}.",
        file=sys.stderr,
    )


if __name__ == "__main__":
    run(relocate_artifacts)
