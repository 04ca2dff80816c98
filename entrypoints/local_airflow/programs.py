"""Airflow's own programs as child processes, with their output in the home's logs."""

import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import psutil

from entrypoints.local_airflow.errors import AirflowFailed, DagBroken
from entrypoints.local_airflow.home import AirflowHome
from entrypoints.processes.child_process import child_process, ending

_STOP_SECONDS = 5.0  # the scheduler would wait for its tasks, whatever they take
_LAST_LINES = 20


def program(
    home: AirflowHome, name: str, arguments: list[str], variables: Mapping[str, str]
) -> AbstractContextManager[psutil.Popen]:
    """Run ``airflow`` with these arguments as a child process."""
    home.log(name).unlink(missing_ok=True)  # what it says is about this start
    return child_process(
        [sys.executable, "-m", "airflow", *arguments],
        environment=variables,
        log=home.log(name),
        record=home.record(name),
        stop_seconds=_STOP_SECONDS,
    )


def set_up(home: AirflowHome, dags: Path, variables: Mapping[str, str]) -> None:
    """Make or renew the database and put the DAGs into it, so that the page shows them at once.

    Raises:
        AirflowFailed: a step ended with an error.
        DagBroken: a file in ``dags`` cannot be imported.
    """
    _run(home, "db-migrate", ["db", "migrate"], variables)
    try:
        arguments = ["dags", "list-import-errors", "--local", "--output", "plain"]
        _run(home, "import-errors", arguments, variables)
    except AirflowFailed as error:
        raise DagBroken(str(dags), error.last_words) from error
    _run(home, "reserialize", ["dags", "reserialize"], variables)


def failed(home: AirflowHome, name: str, reason: str) -> AirflowFailed:
    """The error of a program, with its last words."""
    lines = home.log(name).read_text(encoding="utf-8", errors="replace").splitlines()
    return AirflowFailed(name, reason, str(home.log(name)), "\n".join(lines[-_LAST_LINES:]))


def _run(home: AirflowHome, name: str, arguments: list[str], variables: Mapping[str, str]) -> None:
    with program(home, name, arguments, variables) as child:
        code = child.wait()
    if code != 0:
        raise failed(home, name, ending(code))
