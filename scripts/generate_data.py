"""Collect products from the data service into a new dataset version."""

from entrypoints import pipeline
from entrypoints.cli import run
from entrypoints.logs import configure_logging
from entrypoints.retraining import new_run_key
from entrypoints.settings import load_settings


def generate_data(
    count: int | None = None, seed: int | None = None, run_key: str | None = None
) -> dict[str, object]:
    """Collect products from the data service into a new dataset version.

    A retry with the same run key adds nothing twice.
    """
    settings = load_settings()
    configure_logging(settings.logging)
    key = run_key or new_run_key()
    pipeline.generate(settings, key, count=count, seed=seed)
    return {"run_key": key, **pipeline.version(settings, key)}


if __name__ == "__main__":
    run(generate_data)
