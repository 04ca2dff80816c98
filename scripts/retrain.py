"""Run one or more whole retraining cycles on what is new at the source of the settings."""

import sys
from typing import Annotated

import typer

from entrypoints.cli import run
from entrypoints.logging.logs import configure_logging
from entrypoints.retraining.cycle import retrain_repeatedly
from entrypoints.retraining.prefect_flows import deployable
from entrypoints.settings.run_options import with_options
from entrypoints.settings.settings import load_settings


@deployable
def retrain(
    count: Annotated[int | None, typer.Option(help="Products per cycle.")] = None,
    seed: Annotated[int | None, typer.Option(help="Makes data and training repeatable.")] = None,
    epochs: Annotated[int | None, typer.Option(help="Passes over the training rows.")] = None,
    cycles: Annotated[int, typer.Option(min=1, help="Cycles to run, one after another.")] = 1,
    run_key: Annotated[str | None, typer.Option(help="Of the run to take up again.")] = None,
) -> dict[str, object]:
    """Run retraining cycles: generate, save and version, train, export, compare and register.

    The first collection ever takes more products than later ones (dataset.first_count,
    dataset.count); --count sets both. A cycle taken up again under its run key doubles nothing;
    several cycles of one run key have the keys KEY.1, KEY.2 and so on.
    """
    settings = with_options(load_settings(), count=count, epochs=epochs, seed=seed)
    configure_logging(settings.logging)
    return {"cycles": retrain_repeatedly(settings, run_key, cycles=cycles, seed=seed, tell=_tell)}


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    run(retrain)
