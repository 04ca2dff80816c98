"""The home of a local Airflow: one start at a time, and the password."""

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from entrypoints.local_airflow.errors import AirflowRunning

USER = "admin"


@contextmanager
def claimed_home(path: Path) -> Iterator[int]:
    """Make Airflow's directory where it is missing, and lock it until this is left.

    Raises:
        AirflowRunning: another start has it, or one that was killed has left components running.
    """
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (path / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise AirflowRunning(str(path)) from taken
        yield lock.fileno()


def passwords_file(home: Path) -> Path:
    return home / "passwords.json"


def password(home: Path) -> str:
    """Of the user ``USER``; Airflow draws it at its first start."""
    return str(json.loads(passwords_file(home).read_text(encoding="utf-8"))[USER])
