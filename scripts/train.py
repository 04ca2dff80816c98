"""Train a quality model on a dataset version and record the run in MLflow."""

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
def train(
    dataset_version: Annotated[int | None, typer.Option(help="Default: the newest.")] = None,
    epochs: Annotated[int | None, typer.Option(help="Passes over the training rows.")] = None,
    batch_size: Annotated[int | None, typer.Option(help="Rows per gradient step.")] = None,
    learning_rate: Annotated[float | None, typer.Option(help="Of the pretrained body.")] = None,
    seed: Annotated[int | None, typer.Option(help="Makes training repeatable.")] = None,
    run_key: Annotated[str | None, typer.Option(help="Of the run to take up again.")] = None,
) -> dict[str, object]:
    """Train a quality model on a dataset version (default: the newest); record it in MLflow.

    What is not given comes from the settings. The printed run key is what export_onnx.py takes.
    """
    settings = with_options(
        load_settings(),
        epochs=epochs,
        batch_size=batch_size,
        learning_rate=learning_rate,
        seed=seed,
    )
    configure_logging(settings.logging)
    key = run_key or new_run_key()
    return {
        "run_key": key,
        **pipeline.train(settings, key, dataset_version=dataset_version),
    }


if __name__ == "__main__":
    run(train)
