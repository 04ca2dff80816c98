"""Starts a real Airflow on this machine: web page, DAG processor and scheduler over SQLite.

``airflow standalone`` (3.3.2) is not enough: its log servers listen on all addresses, it goes on
without a component that has ended, and a SIGTERM leaves its components running.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

from entrypoints.local_airflow.errors import AirflowFailed, DagBroken
from entrypoints.local_airflow.variables import HOST, airflow_variables
from entrypoints.processes.child_process import child_process, ending, wait_until
from entrypoints.processes.child_service import status

_READY_SECONDS = 120.0
_STOP_SECONDS = 5.0  # the scheduler would wait for its tasks, however long they take
_FINAL_LINES = 20
# In the order of their start; the scheduler, which the tasks belong to, is stopped first. Without
# its flag it opens a log server on all addresses; the page reads the logs from the disk anyway.
_COMPONENTS = {
    "api-server": ["api-server", "--host", HOST],
    "dag-processor": ["dag-processor"],
    "scheduler": ["scheduler", "--skip-serve-logs"],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalAirflow:
    """An Airflow that runs.

    Attributes:
        home: the directory with its database, its logs and its password.
        lock: open file; who has it open has the home for itself.
        variables: the environment of its programs.
    """

    home: Path
    lock: int
    address: str
    variables: Mapping[str, str]
    components: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    @property
    def logs(self) -> Path:
        return self.home / "logs"

    def check(self) -> None:
        """Notice a component that has ended.

        Raises:
            AirflowFailed: with its name and its final output.
        """
        for name, child in self.components.items():
            code = child.poll()
            if code is not None:
                raise self.failed(name, ending(code))

    def failed(self, name: str, reason: str) -> AirflowFailed:
        log = self._log(name)
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        return AirflowFailed(name, reason, str(log), "\n".join(lines[-_FINAL_LINES:]))

    def program(
        self, name: str, arguments: list[str]
    ) -> AbstractContextManager["subprocess.Popen[bytes]"]:
        """Run ``airflow`` with these arguments as a child process, with a log of its own."""
        self._log(name).unlink(missing_ok=True)  # it is about this start
        return child_process(
            [sys.executable, "-m", "airflow", *arguments],
            environment=self.variables,
            log=self._log(name),
            inherited=[self.lock],  # so the home stays locked when we are killed and it is not
            stop_seconds=_STOP_SECONDS,
        )

    def run(self, name: str, arguments: list[str]) -> None:
        """Run ``airflow`` with these arguments to its end.

        Raises:
            AirflowFailed: it ended with an error.
        """
        with self.program(name, arguments) as child:
            code = child.wait()
        if code != 0:
            raise self.failed(name, ending(code))

    def _log(self, name: str) -> Path:
        return self.logs / f"{name}.log"


@contextmanager
def local_airflow(
    home: Path, *, lock: int, dags: Path, port: int, tell: Callable[[str], None] = lambda _: None
) -> Iterator[LocalAirflow]:
    """Start Airflow with the DAGs of a directory, wait until it answers, stop it on leaving.

    Args:
        lock: of ``claimed_home``.

    Raises:
        DagBroken: a file in ``dags`` cannot be imported; nothing was started.
        AirflowFailed: a part of it ended or did not answer.
    """
    airflow = LocalAirflow(
        home=home.resolve(),
        lock=lock,
        address=f"http://{HOST}:{port}",
        variables=airflow_variables(home.resolve(), dags=dags, port=port, given=os.environ),
    )
    tell("Setting up Airflow's database ...")
    _set_up(airflow, dags)
    tell("Starting Airflow ...")
    with ExitStack() as stack:
        for name, arguments in _COMPONENTS.items():
            airflow.components[name] = stack.enter_context(airflow.program(name, arguments))
        _wait_until_it_answers(airflow)
        yield airflow


def _set_up(airflow: LocalAirflow, dags: Path) -> None:
    """Make or renew the database and put the DAGs into it, so that the page shows them at once."""
    airflow.run("db-migrate", ["db", "migrate"])
    try:
        airflow.run("import-errors", ["dags", "list-import-errors", "--local", "--output", "plain"])
    except AirflowFailed as error:
        raise DagBroken(str(dags), error.final_output) from error
    airflow.run("reserialize", ["dags", "reserialize"])


def _wait_until_it_answers(airflow: LocalAirflow) -> None:
    def answers() -> bool:
        airflow.check()
        return status(f"{airflow.address}/api/v2/monitor/health") == HTTPStatus.OK

    if not wait_until(answers, within=_READY_SECONDS):
        raise airflow.failed("api-server", f"did not answer within {_READY_SECONDS:g} s")
