"""A real local Airflow with the shipped DAG, the data service beside it, and its REST API."""

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("airflow", reason="comes with the extra airflow")

import requests

from entrypoints.local_airflow.home import USER, claimed_home, password
from entrypoints.local_airflow.start import LocalAirflow, local_airflow
from entrypoints.processes.child_service import child_service
from entrypoints.settings.settings import Settings, load_settings
from tests.fakes.workplace import free_port, workplace_settings

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "dags" / "marketing_creative_dag.py"
_RUN_SECONDS = 180


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where everything works; the environment leads there until the session ends."""
    path = tmp_path_factory.mktemp("workplace")
    (path / "killed").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in workplace_settings(path).items():
            patch.setenv(name, value)
        patch.setenv("KILLED_ONCE", str(path / "killed"))
        patch.setenv("PYTHONPATH", str(ROOT))
        patch.chdir(path)
        yield path


@pytest.fixture(scope="session")
def settings(place: Path) -> Settings:
    return load_settings()


@pytest.fixture(scope="session")
def airflow(place: Path, settings: Settings) -> Iterator[LocalAirflow]:
    dags = shutil.copytree(Path(__file__).parent / "dags", place / "dags")
    shutil.copy(SHIPPED, dags)
    (dags / "killed_on_the_way.py").write_text(_killed_on_the_way(), encoding="utf-8")
    home = place / "airflow"
    probe = f"{settings.data_service.base_url}/health"
    with (
        claimed_home(home) as lock,
        child_service("entrypoints.data_app", probe=probe),
        local_airflow(home, lock=lock, dags=dags, port=free_port()) as running,
    ):
        yield running


def _killed_on_the_way() -> str:
    """The shipped DAG under another id, with short pauses, in workers that are killed."""
    source = SHIPPED.read_text(encoding="utf-8")
    for shipped, here in (
        ("marketing_creative_dag", "killed_on_the_way"),
        ('"retry_delay": timedelta(seconds=30)', '"retry_delay": timedelta(seconds=1)'),
    ):
        assert shipped in source
        source = source.replace(shipped, here)
    return f"{source}\nfrom tests.scheduler import kill_once\n"


@dataclass(frozen=True)
class Api:
    """Airflow's REST API, signed in."""

    address: str
    token: str

    def get(self, path: str) -> Any:
        answer = requests.get(self._url(path), headers=self._headers, timeout=30)
        answer.raise_for_status()
        return answer.json()

    def trigger(self, dag_id: str, **conf: object) -> requests.Response:
        body = {"logical_date": None, "conf": conf}
        url = self._url(f"dags/{dag_id}/dagRuns")
        return requests.post(url, json=body, headers=self._headers, timeout=30)

    def run_to_its_end(self, dag_id: str, **conf: object) -> dict[str, Any]:
        """Trigger a run; what the API says of it when it has ended."""
        triggered = self.trigger(dag_id, **conf)
        assert triggered.ok, triggered.text
        path = f"dags/{dag_id}/dagRuns/{triggered.json()['dag_run_id']}"
        deadline = time.monotonic() + _RUN_SECONDS
        while time.monotonic() < deadline:
            run: dict[str, Any] = self.get(path)
            if run["state"] in ("success", "failed"):
                return run
            time.sleep(0.5)
        pytest.fail(f"{dag_id} has not ended after {_RUN_SECONDS} s: {self.get(path)}")

    def tries(self, dag_id: str, run_id: str) -> dict[str, int]:
        tasks = self.get(f"dags/{dag_id}/dagRuns/{run_id}/taskInstances")["task_instances"]
        return {task["task_id"]: task["try_number"] for task in tasks}

    def log(self, dag_id: str, run_id: str, task_id: str) -> str:
        """What the page shows of a task's first attempt."""
        path = f"dags/{dag_id}/dagRuns/{run_id}/taskInstances/{task_id}/logs/1"
        return "\n".join(str(line.get("event", "")) for line in self.get(path)["content"])

    def _url(self, path: str) -> str:
        return f"{self.address}/api/v2/{path}"

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


@pytest.fixture(scope="session")
def api(airflow: LocalAirflow) -> Api:
    credentials = {"username": USER, "password": password(airflow.home)}
    answer = requests.post(f"{airflow.address}/auth/token", json=credentials, timeout=30)
    answer.raise_for_status()
    return Api(airflow.address, answer.json()["access_token"])
