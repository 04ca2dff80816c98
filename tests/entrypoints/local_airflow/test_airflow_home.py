"""A local Airflow's home and variables; that Airflow follows them is shown in tests/scheduler."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from entrypoints.local_airflow.errors import AirflowRunning
from entrypoints.local_airflow.home import claimed_home
from entrypoints.local_airflow.variables import airflow_variables


def test_a_home_is_closed_to_others_and_to_a_second_start(tmp_path: Path) -> None:
    home = tmp_path / "deep" / "home"
    with claimed_home(home):
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
        with pytest.raises(AirflowRunning), claimed_home(home):
            pass
    with claimed_home(home):
        pass


def test_a_home_stays_closed_while_a_program_of_a_killed_start_runs(tmp_path: Path) -> None:
    with claimed_home(tmp_path) as lock:
        left = subprocess.Popen(
            [sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=[lock]
        )
    with pytest.raises(AirflowRunning, match=f"fuser -k {tmp_path}/.lock"), claimed_home(tmp_path):
        pass
    left.communicate(b"\n")
    with claimed_home(tmp_path):
        pass


def test_own_variables_of_airflow_win_but_for_addresses_home_and_sign_in(tmp_path: Path) -> None:
    given = {
        "AIRFLOW__CORE__PARALLELISM": "9",
        "AIRFLOW__CORE__LOAD_EXAMPLES": "True",
        "AIRFLOW__API__HOST": "0.0.0.0",  # noqa: S104 - what must not win
        "AIRFLOW__API__PORT": "1",
        "AIRFLOW__SCHEDULER__SCHEDULER_HEALTH_CHECK_SERVER_HOST": "0.0.0.0",  # noqa: S104
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS": "True",
        "AIRFLOW_HOME": "/somewhere/else",
        "AIRFLOW_CONFIG": "/somewhere/else/airflow.cfg",
        "PATH": "/bin",
    }
    variables = airflow_variables(tmp_path, dags=tmp_path / "dags", port=8081, given=given)
    kept = ("AIRFLOW__CORE__PARALLELISM", "AIRFLOW__CORE__LOAD_EXAMPLES", "PATH")
    assert {name: variables[name] for name in kept} == {name: given[name] for name in kept}
    assert variables["AIRFLOW_HOME"] == str(tmp_path)
    assert variables["AIRFLOW__API__PORT"] == "8081"
    assert variables["AIRFLOW__API__BASE_URL"] == "http://127.0.0.1:8081"
    assert variables["AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS"] == "False"
    assert not [name for name, value in variables.items() if value == "0.0.0.0"]  # noqa: S104
    assert not [name for name, value in variables.items() if value.startswith("/somewhere")]


def test_airflow_is_told_a_name_where_the_user_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr("getpass.getuser", nameless)
    assert airflow_variables(tmp_path, dags=tmp_path, port=1, given={})["LOGNAME"]
    given = {"LOGNAME": "ada"}
    assert airflow_variables(tmp_path, dags=tmp_path, port=1, given=given)["LOGNAME"] == "ada"
