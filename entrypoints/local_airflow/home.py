"""The home of a local Airflow: one start at a time, its files, and its one password."""

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from entrypoints.local_airflow.errors import AirflowRunning

USER = "admin"


@dataclass(frozen=True, slots=True, kw_only=True)
class AirflowHome:
    """A directory that holds all of a local Airflow."""

    path: Path

    @property
    def logs(self) -> Path:
        return self.path / "logs"

    @property
    def records(self) -> Path:
        """Which processes run, for the start after one that was killed."""
        return self.path / "running"

    def log(self, program: str) -> Path:
        return self.logs / f"{program}.log"

    def record(self, program: str) -> Path:
        return self.records / f"{program}.json"

    @property
    def passwords(self) -> Path:
        return self.path / "passwords.json"


@contextmanager
def claimed_home(path: Path) -> Iterator[AirflowHome]:
    """Make the directory where it is missing, and have it to ourselves until this is left.

    Raises:
        AirflowRunning: another start has it.
    """
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with FileLock(path / ".lock", timeout=0):
            yield AirflowHome(path=path.resolve())
    except Timeout as taken:
        raise AirflowRunning(str(path)) from taken


def admin_password(home: AirflowHome) -> tuple[str, bool]:
    """The admin's password, and whether it is new; Airflow itself would write it into a log."""
    with suppress(FileNotFoundError):
        return str(json.loads(home.passwords.read_text(encoding="utf-8"))[USER]), False
    password = secrets.token_urlsafe(16)
    unfinished = home.passwords.with_suffix(".new")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        json.dump({USER: password}, file)
    unfinished.replace(home.passwords)
    return password, True
