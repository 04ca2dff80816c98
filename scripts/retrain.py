"""Run one or more whole retraining cycles against a data service that is up."""

import sys

from entrypoints.cli import run
from entrypoints.logs import configure_logging
from entrypoints.retraining import new_run_key, retrain_once
from entrypoints.settings import load_settings, override


def retrain(
    count: int | None = None,
    seed: int | None = None,
    epochs: int | None = None,
    cycles: int = 1,
    run_key: str | None = None,
) -> dict[str, object]:
    """Run retraining cycles: generate, save and version, train, export, compare and register.

    The first collection ever takes more products than later ones (dataset.first_count,
    dataset.count); --count sets both. A cycle taken up again under its run key doubles nothing.
    """
    settings = override(load_settings(), "training", epochs=epochs, seed=seed)
    configure_logging(settings.logging)
    key = run_key or new_run_key()
    keys = [key] if cycles == 1 else [f"{key}.{number}" for number in range(1, cycles + 1)]
    summaries = [
        retrain_once(settings, run_key=each, count=count, seed=seed, tell=_tell) for each in keys
    ]
    return {"cycles": summaries}


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    run(retrain)
