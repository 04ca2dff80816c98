"""A real local Airflow that retrains: the DAG, its data service and Airflow's web page."""

import subprocess
import time
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from entrypoints.cli import run
from entrypoints.local_airflow.home import USER, claimed_home, password
from entrypoints.local_airflow.start import LocalAirflow, local_airflow
from entrypoints.local_airflow.variables import HOST
from entrypoints.logging.logs import configure_logging
from entrypoints.processes.child_process import ending
from entrypoints.processes.child_service import child_service
from entrypoints.processes.ports import check_port
from entrypoints.settings.settings import load_settings

_HOME = Path(".airflow")
_DAGS = Path(__file__).parents[1] / "dags"
_DAG = "marketing_creative_dag"
_DATA_SERVICE = "entrypoints.data_app"
_LOOK_SECONDS = 0.5


def run_airflow(
    port: Annotated[int, typer.Option(min=1, max=65_535, help="Of Airflow's web page.")] = 8080,
    home: Annotated[Path, typer.Option(help="Airflow's directory.")] = _HOME,
) -> None:
    """Start Airflow and the data service on this machine until Ctrl-C.

    Its database, its logs and its password are kept in the home; the next start goes on from there.
    """
    settings = load_settings()
    configure_logging(settings.logging)
    url = settings.data_service.base_url
    with claimed_home(home) as lock:
        check_port(HOST, port, remedy="choose another port with --port")
        _tell(f"Starting the data service on {url} ...")
        with (
            child_service(_DATA_SERVICE, probe=f"{url}/health") as data_service,
            local_airflow(home, lock=lock, dags=_DAGS, port=port, tell=_tell) as airflow,
        ):
            _welcome(airflow)
            try:
                _watch(airflow, data_service)
            finally:
                _tell("\nStopping Airflow and the data service ...")


def _watch(airflow: LocalAirflow, data_service: "subprocess.Popen[bytes]") -> NoReturn:
    """Until a component of Airflow ends. Without its data service Airflow goes on."""
    warned = False
    while True:
        airflow.check()
        code = data_service.poll()
        if code is not None and not warned:
            warned = True
            _tell(
                f"\nWARNING: the data service {ending(code)}. Runs that have their products go on;"
                f"\nthe next ones need it again: .venv/bin/python -m {_DATA_SERVICE}"
            )
        time.sleep(_LOOK_SECONDS)


def _welcome(airflow: LocalAirflow) -> None:
    _tell(
        f"\nReady. Open {airflow.address}/dags/{_DAG}\n"
        f"Sign in:      user {USER}, password {password(airflow.home)}\n"
        "To retrain:   press Trigger, set parameters or leave them empty, press Trigger again;\n"
        "              the DAG also follows its schedule while this is up, unless paused there\n"
        f"Logs:         {airflow.logs}\n"
        "Stop:         Ctrl-C (a task that is running then is tried again after the next start)"
    )


def _tell(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    run(run_airflow)
