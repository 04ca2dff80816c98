"""The main job: data service, retraining cycles over HTTP, then the inference service."""

import sys
from typing import Annotated

import typer

from entrypoints.cli import run
from entrypoints.logging.logs import configure_logging
from entrypoints.processes.child_service import child_service
from entrypoints.retraining.cycle import new_run_key, retrain_once
from entrypoints.settings.run_options import with_options
from entrypoints.settings.settings import Settings, load_settings

_EXAMPLE = (
    '{"title": "Handcrafted Leather Wallet, Cognac", "description": "Holds eight cards, notes and '
    'coins. Every edge is clean and the parts fit closely.", "category": "Fashion", "price": 49.9}'
)


def quickstart(
    cycles: Annotated[int, typer.Option(min=1, help="Retraining cycles to run.")] = 1,
    count: Annotated[
        int | None,
        typer.Option(min=1, max=10_000, help="Products per cycle. Default: 600 first, then 50."),
    ] = None,
    seed: Annotated[
        int | None, typer.Option(min=0, help="Makes data and training repeatable.")
    ] = None,
    serve: Annotated[  # a flag: --serve, --no-serve
        bool, typer.Option(help="Serve the champion when the cycles are done.")
    ] = True,
) -> None:
    """Train, compare and promote a quality model, then serve creatives on this machine.

    Starts the data service, runs the cycles against it over HTTP, and serves the champion until
    Ctrl-C. Everything is kept under this directory; the next start goes on from there.
    """
    settings = with_options(load_settings(), count=count, seed=seed)
    configure_logging(settings.logging)
    _run_cycles(settings, cycles, seed)
    if serve:
        _serve(settings)


def _run_cycles(settings: Settings, cycles: int, seed: int | None) -> None:
    url = settings.data_service.base_url
    _tell(f"Starting the data service on {url} ...")
    with child_service("entrypoints.data_app", probe=f"{url}/health"):
        for number in range(1, cycles + 1):
            _tell(f"\nRetraining cycle {number} of {cycles}")
            retrain_once(settings, run_key=new_run_key(), seed=seed, tell=_tell)
    _tell(
        "\nEvery run with its metrics and its comparison report is in MLflow. To look at it:\n"
        f"  .venv/bin/mlflow ui --backend-store-uri {settings.tracking.uri}"
    )


def _serve(settings: Settings) -> None:
    address = f"http://{settings.inference.host}:{settings.inference.port}"
    _tell(f"\nStarting the inference service on {address} ...")
    with child_service("entrypoints.inference_app", probe=f"{address}/ready") as service:
        _tell(
            f"\nReady. Ask for a creative:\n\n  curl -s {address}/predict "
            f"-H 'Content-Type: application/json' \\\n    -d '{_EXAMPLE}'\n\n"
            f"Documentation: {address}/openapi/swagger    Stop: Ctrl-C"
        )
        sys.exit(service.wait())


def _tell(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    run(quickstart)
