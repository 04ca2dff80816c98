"""A local Airflow's home and variables; that Airflow follows them is shown in tests/scheduler."""

import json
import stat
from pathlib import Path

import pytest

from entrypoints.local_airflow.errors import AirflowRunning
from entrypoints.local_airflow.home import AirflowHome, admin_password, claimed_home
from entrypoints.local_airflow.variables import airflow_variables


def test_the_password_is_new_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    home = AirflowHome(path=tmp_path)
    password, is_new = admin_password(home)
    assert is_new
    assert len(password) >= 16
    assert admin_password(home) == (password, False)
    assert stat.S_IMODE(home.passwords.stat().st_mode) == 0o600
    assert json.loads(home.passwords.read_text()) == {"admin": password}


def test_a_password_file_that_was_begun_is_made_again(tmp_path: Path) -> None:
    home = AirflowHome(path=tmp_path)
    home.passwords.with_suffix(".new").write_text('{"adm')
    assert admin_password(home)[1]


def test_two_homes_have_two_passwords(tmp_path: Path) -> None:
    first, second = (AirflowHome(path=tmp_path / name) for name in ("a", "b"))
    first.path.mkdir()
    second.path.mkdir()
    assert admin_password(first) != admin_password(second)


def test_a_home_is_closed_to_others_and_to_a_second_start(tmp_path: Path) -> None:
    with claimed_home(tmp_path / "deep" / "home") as home:
        assert stat.S_IMODE(home.path.stat().st_mode) == 0o700
        with pytest.raises(AirflowRunning), claimed_home(home.path):
            pass
    with claimed_home(home.path) as again:
        assert again == home


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
        "NO_PROXY": "example.org",
        "PATH": "/bin",
    }
    home = AirflowHome(path=tmp_path)
    variables = airflow_variables(home, dags=tmp_path / "dags", port=8081, given=given)
    kept = ("AIRFLOW__CORE__PARALLELISM", "AIRFLOW__CORE__LOAD_EXAMPLES", "PATH")
    assert {name: variables[name] for name in kept} == {name: given[name] for name in kept}
    assert variables["AIRFLOW_HOME"] == str(tmp_path)
    assert variables["AIRFLOW__API__PORT"] == "8081"
    assert variables["AIRFLOW__API__BASE_URL"] == "http://127.0.0.1:8081"
    assert variables["NO_PROXY"] == "example.org,127.0.0.1,localhost"
    assert variables["AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS"] == "False"
    assert not [name for name, value in variables.items() if value == "0.0.0.0"]  # noqa: S104
    assert not [name for name, value in variables.items() if value.startswith("/somewhere")]
