"""A place of its own for one test of the real parts: directories, a database and a port."""

import socket
from pathlib import Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def workplace_settings(place: Path) -> dict[str, str]:
    """Environment variables that keep all of the project's work under a directory."""
    return {
        "CREATIVES_TRAINING__MIN_STEPS": "1",  # what is trained need not be good
        "CREATIVES_PROMOTION__MIN_HOLDOUT_ROWS": "1",  # nor is there time for many rows
        "CREATIVES_DATA_SERVICE__PORT": str(free_port()),
        "CREATIVES_INFERENCE__PORT": str(free_port()),
        "CREATIVES_DATASET__DIRECTORY": str(place / "data"),
        "CREATIVES_MODELS__DIRECTORY": str(place / "models"),
        "CREATIVES_MODELS__RUNS_DIRECTORY": str(place / "runs"),
        "CREATIVES_TRACKING__URI": f"sqlite:///{place / 'mlflow.db'}",
        "CREATIVES_TRACKING__ARTIFACT_ROOT": str(place / "artifacts"),
    }
