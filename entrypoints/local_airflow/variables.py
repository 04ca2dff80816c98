"""The environment of every program of a local Airflow: 127.0.0.1, one home, one user."""

import getpass
from collections.abc import Mapping
from pathlib import Path

from entrypoints.local_airflow.home import USER, passwords_file

HOST = "127.0.0.1"
_SIMPLE_AUTH = "airflow.api_fastapi.auth.managers.simple.simple_auth_manager.SimpleAuthManager"


def airflow_variables(
    home: Path, *, dags: Path, port: int, given: Mapping[str, str]
) -> dict[str, str]:
    """The environment of every Airflow program: our defaults, what is given, our rules, in turn."""
    address = f"http://{HOST}:{port}"
    defaults = {
        "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__PARALLELISM": "4",  # that many processes wait for tasks
        "AIRFLOW__CORE__HOSTNAME_CALLABLE": "socket.gethostname",  # the default asks DNS
        "AIRFLOW__API__WORKERS": "1",
        "LOGNAME": _login_name(),
        "PYTHONUNBUFFERED": "1",  # a log is complete up to where its program ended
    }
    rules = {
        "AIRFLOW_HOME": str(home),
        "AIRFLOW_CONFIG": str(home / "airflow.cfg"),
        "AIRFLOW__CORE__DAGS_FOLDER": str(dags.resolve()),
        "AIRFLOW__CORE__AUTH_MANAGER": _SIMPLE_AUTH,
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS": "False",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": f"{USER}:admin",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(passwords_file(home)),
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"{address}/execution/",
        "AIRFLOW__API__HOST": HOST,
        "AIRFLOW__API__PORT": str(port),
        "AIRFLOW__API__BASE_URL": address,
        "AIRFLOW__SCHEDULER__SCHEDULER_HEALTH_CHECK_SERVER_HOST": HOST,
    }
    return {**defaults, **given, **rules}


def _login_name() -> str:
    """Of the user, without whose name Airflow does not start; containers may know none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return USER
