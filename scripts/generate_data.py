"""Collect products from the source of the settings into a new dataset version."""

from typing import Annotated

import typer

from entrypoints.cli import run
from entrypoints.logging.logs import configure_logging
from entrypoints.retraining import pipeline
from entrypoints.retraining.cycle import new_run_key
from entrypoints.retraining.prefect_flows import deployable
from entrypoints.settings.run_options import with_options
from entrypoints.settings.settings import load_settings


@deployable
def generate_data(
    count: Annotated[int | None, typer.Option(help="Products to collect.")] = None,
    seed: Annotated[int | None, typer.Option(help="Makes the products repeatable.")] = None,
    run_key: Annotated[str | None, typer.Option(help="Of the run to take up again.")] = None,
) -> dict[str, object]:
    """Collect products from the source of the settings into a new dataset version.

    A retry with the same run key adds nothing twice.
    """
    settings = with_options(load_settings(), count=count, seed=seed)
    configure_logging(settings.logging)
    key = run_key or new_run_key()
    batch = pipeline.generate(settings, key, seed=seed)
    return {**batch, **pipeline.version(settings, batch)}


if __name__ == "__main__":
    run(generate_data)
