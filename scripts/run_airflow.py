"""A real local Airflow that retrains: the DAG, its data service and Airflow's web page."""

from pathlib import Path
from typing import Annotated

import typer

from entrypoints.cli import run
from entrypoints.local_airflow.home import AirflowHome, claimed_home
from entrypoints.local_airflow.start import LocalAirflow, check_port, local_airflow
from entrypoints.logging.logs import configure_logging
from entrypoints.processes.child_process import ending, first_to_end, stop_leftovers
from entrypoints.processes.child_service import child_service
from entrypoints.processes.errors import ServiceEnded
from entrypoints.settings.settings import load_settings

_HOME = Path(".airflow")
_DAGS = Path(__file__).parents[1] / "dags"
_DAG = "marketing_creative_dag"
_DATA_SERVICE = "entrypoints.data_app"


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
    with claimed_home(home) as place:
        _stop_leftovers(place)
        check_port(port)
        _tell(f"Starting the data service on {url} ...")
        record = place.record("data-service")
        with (
            child_service(_DATA_SERVICE, probe=f"{url}/health", record=record) as data_service,
            local_airflow(place, dags=_DAGS, port=port, tell=_tell) as airflow,
        ):
            _welcome(airflow)
            try:
                code = first_to_end([data_service, *airflow.components.values()])
            finally:
                _tell("\nStopping Airflow and the data service ...")
            airflow.check()
            raise ServiceEnded(_DATA_SERVICE, ending(code))


def _stop_leftovers(home: AirflowHome) -> None:
    names = stop_leftovers(home.records)
    if names:
        _tell(f"Stopped what an earlier start that was killed had left: {', '.join(names)}")


def _welcome(airflow: LocalAirflow) -> None:
    secret = (
        f"password {airflow.password}   (shown this once; it stands in {airflow.home.passwords})"
        if airflow.password_is_new
        else f"with the password in {airflow.home.passwords}"
    )
    _tell(
        f"\nReady. Open {airflow.address}/dags/{_DAG}\n"
        f"Sign in:      user {airflow.user}, {secret}\n"
        "To retrain:   press Trigger, set parameters or leave them empty, press Trigger again;\n"
        "              the DAG also follows its schedule while this is up, unless paused there\n"
        f"Logs:         {airflow.home.logs}\n"
        "Stop:         Ctrl-C (a task that is running then is tried again after the next start)"
    )


def _tell(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    run(run_airflow)
