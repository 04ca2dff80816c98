"""Starts a real Airflow on this machine: web page, DAG processor and scheduler over SQLite."""

import os
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psutil

from entrypoints.local_airflow.health import silent_components
from entrypoints.local_airflow.home import USER, AirflowHome, admin_password
from entrypoints.local_airflow.programs import failed, program, set_up
from entrypoints.local_airflow.variables import HOST, airflow_variables
from entrypoints.processes.child_process import ending
from entrypoints.processes.errors import PortTaken
from entrypoints.processes.waiting import wait_until

_READY_SECONDS = 120.0
# In the order of their start; the scheduler, which the tasks belong to, is stopped first. Without
# its flag it opens a log server on all addresses; the page reads the logs from the disk anyway.
_COMPONENTS = {
    "api-server": ["api-server", "--host", HOST],
    "dag-processor": ["dag-processor"],
    "scheduler": ["scheduler", "--skip-serve-logs"],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalAirflow:
    """An Airflow that runs."""

    home: AirflowHome
    address: str
    user: str
    password: str
    password_is_new: bool
    components: Mapping[str, psutil.Popen]

    def check(self) -> None:
        """Notice a component that has ended.

        Raises:
            AirflowFailed: with its name and its last words.
        """
        for name, child in self.components.items():
            code = child.poll()
            if code is not None:
                raise failed(self.home, name, ending(code))


@contextmanager
def local_airflow(
    home: AirflowHome, *, dags: Path, port: int, tell: Callable[[str], None] = lambda _: None
) -> Iterator[LocalAirflow]:
    """Start Airflow with the DAGs of a directory, wait until it is healthy, stop it on leaving.

    Raises:
        PortTaken: nothing was started.
        DagBroken: a file in ``dags`` cannot be imported; nothing was started.
        AirflowFailed: a part of it ended or did not become healthy.
    """
    check_port(port)
    password, is_new = admin_password(home)
    variables = airflow_variables(home, dags=dags, port=port, given=os.environ)
    tell("Setting up Airflow's database ...")
    set_up(home, dags, variables)
    tell("Starting Airflow ...")
    started = datetime.now(UTC)
    with ExitStack() as stack:
        airflow = LocalAirflow(
            home=home,
            address=f"http://{HOST}:{port}",
            user=USER,
            password=password,
            password_is_new=is_new,
            components={
                name: stack.enter_context(program(home, name, arguments, variables))
                for name, arguments in _COMPONENTS.items()
            },
        )
        _wait_until_healthy(airflow, started)
        yield airflow


def check_port(port: int) -> None:
    """Notice at once what would be noticed late.

    Raises:
        PortTaken: another program listens there.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the api-server does
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise PortTaken(port) from error


def _wait_until_healthy(airflow: LocalAirflow, started: datetime) -> None:
    def healthy() -> bool:
        airflow.check()
        return not silent_components(airflow.address, since=started)

    if not wait_until(healthy, within=_READY_SECONDS):
        [late, *_] = silent_components(airflow.address, since=started) or ["api-server"]
        raise failed(airflow.home, late, f"was not healthy after {_READY_SECONDS:g} s")
