"""Export the model that a run trained to a sealed ONNX bundle."""

from typing import Annotated

import typer

from entrypoints.cli import run
from entrypoints.logging.logs import configure_logging
from entrypoints.retraining import pipeline
from entrypoints.retraining.prefect_flows import deployable
from entrypoints.settings.settings import load_settings


@deployable
def export_onnx(
    run_key: Annotated[str, typer.Argument(help="As scripts/train.py printed it.")],
    register: Annotated[bool, typer.Option(help="Then compare and promote when better.")] = False,
) -> dict[str, object]:
    """Export the model that a run trained to ONNX: fp32 and INT8, with a parity check.

    With --register the bundle is then compared with the champion, and promoted when it is better.
    """
    settings = load_settings()
    configure_logging(settings.logging)
    trained = pipeline.trained_in(settings, run_key)
    exported = pipeline.export(settings, run_key, trained=trained)
    if not register:
        return exported
    return {**exported, **pipeline.register(settings, run_key, exported=exported)}


if __name__ == "__main__":
    run(export_onnx)
